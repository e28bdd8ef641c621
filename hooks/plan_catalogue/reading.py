"""One file to a Template, or to its problems (specification: template-format.md).

Kinds and keys are checked by values.py; here are the rules between the values of one file.
Everything that can be checked is checked, whatever else is wrong.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from plan_catalogue.model import (
    CATEGORIES_IN_PLAN,
    CATEGORY,
    ID_LENGTH,
    TAG,
    TASK,
    TEMPLATE,
    TEMPLATE_SLUG_LENGTH,
    Category,
    ListOf,
    Question,
    Record,
    Source,
    Tag,
    Task,
    Template,
)
from plan_catalogue.problems import Problem, Suggestions, quote
from plan_catalogue.rules import AFTER, ANCHOR, DATES, IDS, NAMES, ORDER, SLUGS, TIMING, Rule
from plan_catalogue.timing import Timing
from plan_catalogue.values import Fields, Found, read, slug_problem, slugify
from plan_catalogue.yaml_nodes import Document

# Of many cycles the first ones say what is to be done, and of a long one its beginning and end.
_MOST_CYCLES = 20
_LONGEST_PATH = 10


@dataclass(frozen=True, slots=True)
class Reference:
    """A value that has to be compared with other files, and where it stands."""

    value: str
    line: int
    column: int
    field: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file. There is a template if and only if there is no problem."""

    path: str
    slug: str
    template: Template | None
    problems: tuple[Problem, ...]
    title: Reference | None
    references: tuple[Reference, ...]


def read_template(path: str, slug: str, data: bytes) -> Reading:
    """Read one template file; `path` is what problems name."""
    document = Document(path, data)
    fields = Fields({}, frozenset())
    if document.root is not None and (found := read(document, TEMPLATE, document.root, "")):
        fields = found.value
        _check_template(document, found)
    if message := template_slug_problem(slug):
        message = f"the file's name: {message}"
        document.problems.append(Problem(path, 1, 1, "", message, NAMES.anchor))
    problems = tuple(sorted(document.problems))
    title = fields.get("title")
    references = fields.items("related") + fields.items("next")
    return Reading(
        path,
        slug,
        None if problems else _template(slug, fields),
        problems,
        _reference(document, title) if title else None,
        tuple(_reference(document, found) for found in references),
    )


def read_categories(path: str, data: bytes) -> tuple[tuple[Category, ...], tuple[Problem, ...]]:
    """Read categories.yml: the categories in display order, and what is wrong with the file."""
    items, problems = _read_list(path, data, ListOf(CATEGORY, 1, 100), "category")
    return tuple(Category(**item) for item in items), problems


def read_tags(path: str, data: bytes) -> tuple[tuple[Tag, ...], tuple[Problem, ...]]:
    """Read tags.yml: the vocabulary of tags, and what is wrong with the file."""
    items, problems = _read_list(path, data, ListOf(TAG, 1, 200), "tag")
    return tuple(Tag(**item) for item in items), problems


def _read_list(
    path: str, data: bytes, kind: ListOf, noun: str
) -> tuple[Sequence[dict[str, Any]], tuple[Problem, ...]]:
    """Return the records of a file, each with a key of its own, or what is wrong with it."""
    document = Document(path, data)
    found = read(document, kind, document.root, "") if document.root is not None else None
    items = found.value if found else []
    firsts: dict[str, Found] = {}
    for item in items:
        if key := item.value.get("key"):
            _check_once(NAMES, document, firsts, key, noun)
    problems = tuple(sorted(document.problems))
    return [] if problems else [_plain(item) for item in items], problems


def task_id(title: str, number: int) -> str:
    """Return the id that a task has without one of its own; `number` counts from 1."""
    return slugify(title) or f"task-{number}"


def template_slug_problem(slug: str) -> str:
    """Return what is wrong with a template's slug, or nothing."""
    least, most = TEMPLATE_SLUG_LENGTH
    if least <= len(slug) <= most:
        return slug_problem(slug)
    which = "short" if len(slug) < least else "long"
    return f"{quote(slug)} is too {which}; a slug has {least} to {most} characters"


def _check_template(document: Document, template: Found) -> None:
    fields: Fields = template.value
    _check_anchor(document, template)
    added, updated = fields.get("added"), fields.get("updated")
    if added and updated and updated.value < added.value:
        message = f"{updated.value} is before added ({added.value}); write the later day"
        document.report(DATES, updated.offset, updated.field, message)
    items = fields.items("tasks")
    tasks: list[Fields] = [item.value for item in items]
    for task in tasks:
        _check_timing(document, task, _anchor(fields))
    _check_order(document, tasks)
    _check_task_categories(document, tasks)
    by_id = _check_ids(document, items)
    _check_after(document, items, by_id)
    _check_cycles(document, by_id)


def _anchor(fields: Fields) -> str:
    """Return `start`, `event`, or nothing when the key is there but wrong: that has been said."""
    if anchor := fields.get("anchor"):
        return str(anchor.value)
    return "" if "anchor" in fields.present else str(_defaults(TEMPLATE)["anchor"])


def _check_anchor(document: Document, template: Found) -> None:
    fields: Fields = template.value
    anchor, label = _anchor(fields), fields.get("anchor_label")
    if label and anchor == "start":
        message = "only a plan with `anchor: event` has a label; remove it or write anchor: event"
        document.report(ANCHOR, label.offset, label.field, message)
    if anchor == "event" and "anchor_label" not in fields.present:
        message = "is missing; with `anchor: event` write what that day is called: Wedding day"
        document.report(ANCHOR, template.offset, "anchor_label", message)


def _check_timing(document: Document, task: Fields, anchor: str) -> None:
    when, duration = task.get("when"), task.get("duration")
    if not when:
        return
    timing: Timing = when.value
    if timing.first < 0 and anchor == "start":
        start = f"{quote(timing.label)} lies before the start"
        message = f"{start}; use `anchor: event` for a plan around a day"
        document.report(ANCHOR, when.offset, when.field, message)
    if duration and timing.is_span:
        message = f"{quote(timing.label)} names several days already; remove the duration"
        document.report(TIMING, duration.offset, duration.field, message)


def _check_order(document: Document, tasks: list[Fields]) -> None:
    timed = [(task, when) for task in tasks if (when := task.get("when"))]
    for (above, above_when), (task, when) in pairwise(timed):
        if when.value.nominal_first < above_when.value.nominal_first:
            message = (
                f"out of order: {_shown(task, when)} begins before {_shown(above, above_when)}, "
                "which stands above it; put tasks in the order of their first day"
            )
            document.report(ORDER, when.offset, when.field, message)


def _shown(task: Fields, when: Found) -> str:
    title = task.get("title")
    return f"{quote(title.value) if title else when.field} ({when.value.label})"


def _check_task_categories(document: Document, tasks: list[Fields]) -> None:
    categories = [category for task in tasks if (category := task.get("category"))]
    firsts = {found.value: found for found in reversed(categories)}
    new = [found for found in categories if firsts[found.value] is found]
    for found in new[CATEGORIES_IN_PLAN : CATEGORIES_IN_PLAN + 1]:
        message = f"more than {CATEGORIES_IN_PLAN} different categories; use fewer kinds of work"
        document.report(SLUGS, found.offset, found.field, message)


def _check_ids(document: Document, tasks: list[Found]) -> dict[str, Fields]:
    """Report ids that two tasks have; return the tasks by id, in order."""
    firsts: dict[str, Found] = {}
    by_id: dict[str, Fields] = {}
    for task in tasks:
        if not (found := _id_of(task)):
            continue
        what = "task id"
        if "id" not in task.value.present:
            what = "task id (made from the title; give the task an id)"
            if len(found.value) > ID_LENGTH:
                size = f"the id made from this title has {len(found.value)} characters"
                document.report(IDS, found.offset, found.field, f"{size}; give the task an id")
        _check_once(IDS, document, firsts, found, what)
        by_id.setdefault(found.value, task.value)
    return by_id


def _id_of(task: Found) -> Found | None:
    """Return the id of a task; one whose own id was refused has none: another would confuse."""
    fields: Fields = task.value
    title = fields.get("title")
    if "id" in fields.present or not title:
        return fields.get("id")
    number = int(re.sub("[^0-9]", "", task.field)) + 1
    return Found(task_id(title.value, number), title.offset, title.field)


def _check_once(
    rule: Rule, document: Document, firsts: dict[str, Found], found: Found, what: str
) -> None:
    first = firsts.setdefault(found.value, found)
    if first is not found:
        line, column = document.place(first.offset)
        place = f"{first.field} at {line}:{column}"
        message = f"duplicate {what} {quote(found.value)}; {place} has it already, write another"
        document.report(rule, found.offset, found.field, message)


def _check_after(document: Document, tasks: list[Found], by_id: dict[str, Fields]) -> None:
    suggest = Suggestions(by_id)
    nameless = [task.field for task in tasks if not _id_of(task)]
    for task in tasks:
        own = task.value.get("when")
        for earlier in task.value.items("after"):
            if earlier.value not in by_id:
                cure = suggest(earlier.value)
                if nameless:  # it may be the one that is meant
                    cure = f"mend {nameless[0]} first, which has none"
                message = f"no task has the id {quote(earlier.value)}; {cure}"
                document.report(AFTER, earlier.offset, earlier.field, message)
                continue
            first = by_id[earlier.value].get("when")
            if first and own and first.value.nominal_first > own.value.nominal_first:
                message = (
                    f"{quote(earlier.value)} begins later ({first.value.label}) than this task "
                    f"({own.value.label}); a task waits only for what begins before it"
                )
                document.report(AFTER, earlier.offset, earlier.field, message)


def _check_cycles(document: Document, by_id: dict[str, Fields]) -> None:
    waits = {
        name: list(_once(found.value for found in task.items("after") if found.value in by_id))
        for name, task in by_id.items()
    }
    for cycle in islice(_cycles(waits), _MOST_CYCLES):
        after = by_id[cycle[0]].good["after"]
        if len(cycle) == 1:
            cure = "remove it here, or begin the next task with `- `"
            message = f"a cycle: {quote(cycle[0])} waits for itself; {cure}"
            document.report(AFTER, after.offset, after.field, message)
            continue
        names = [quote(name) for name in (*cycle[1:], cycle[0])]
        if len(names) > _LONGEST_PATH:
            names[_LONGEST_PATH - 1 : -1] = [f"{len(names) - _LONGEST_PATH} others"]
        path = ", which waits for ".join(names)
        message = f"a cycle: {quote(cycle[0])} waits for {path}; remove one of them"
        document.report(AFTER, after.offset, after.field, message)


def _cycles(waits: dict[str, list[str]]) -> Iterator[list[str]]:
    """Yield cycles so that removing a link of each leaves none of the graph's found ones."""
    done: set[str] = set()
    for start in waits:
        path: dict[str, None] = {}
        ahead: list[Iterator[str]] = [iter([start])]
        while ahead:
            name = next(ahead[-1], None)
            if name is None:
                ahead.pop()
                if path:
                    done.add(path.popitem()[0])
            elif name in path:
                names = list(path)
                yield names[names.index(name) :]
            elif name not in done:
                path[name] = None
                ahead.append(iter(waits[name]))


def _reference(document: Document, found: Found) -> Reference:
    line, column = document.place(found.offset)
    return Reference(found.value, line, column, found.field)


def _defaults(kind: Record) -> dict[str, Any]:
    return {key.name: key.default for key in kind.keys if key.default is not None}


def _template(slug: str, fields: Fields) -> Template:
    good = {key: _plain(found) for key, found in fields.good.items()}
    plain = _defaults(TEMPLATE) | good
    return Template(
        slug=slug,
        title=plain["title"],
        summary=plain["summary"],
        anchor=plain["anchor"],
        anchor_label=plain.get("anchor_label"),
        weekends=plain["weekends"],
        tags=_once(plain.get("tags", ())),
        added=plain["added"],
        updated=plain.get("updated"),
        authors=_once(plain.get("authors", ())),
        sources=tuple(Source(**source) for source in plain.get("sources", ())),
        related=_once(plain.get("related", ())),
        next=_once(plain.get("next", ())),
        caution=plain.get("caution"),
        why=plain["why"],
        best_for=tuple(plain["best_for"]),
        benefits=tuple(plain["benefits"]),
        faq=tuple(Question(**question) for question in plain["faq"]),
        tasks=tuple(_task(task, number) for number, task in enumerate(plain["tasks"], 1)),
    )


def _task(good: dict[str, Any], number: int) -> Task:
    plain = _defaults(TASK) | good
    return Task(
        id=plain.get("id") or task_id(plain["title"], number),
        title=plain["title"],
        timing=plain["when"],
        duration=plain["duration"],
        category=plain["category"],
        points=plain["points"],
        details=plain.get("details"),
        subtasks=tuple(plain.get("subtasks", ())),
        sign_off=plain.get("sign_off"),
        after=_once(plain.get("after", ())),
        role=plain.get("role"),
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _plain(found: Found) -> Any:
    if isinstance(found.value, list):
        return [_plain(item) for item in found.value]
    if isinstance(found.value, Fields):
        return {key: _plain(item) for key, item in found.value.good.items()}
    return found.value
