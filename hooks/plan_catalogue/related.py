"""Which templates a page leads to beside those that its template names."""

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from plan_catalogue.library import Entry

RELATED = 4
"""How many related templates a page shows, unless its template names more."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What is like a template, and what usually comes after it."""

    related: Sequence[Entry]
    next: Sequence[Entry]


def neighbours(entries: Sequence[Entry]) -> Mapping[str, Neighbours]:
    """Return those of each template by its slug: those that it names, then those most alike.

    Alike is who shares most tags, then the category, then the shape: counted from a start or an
    event, the length, the number of tasks. What comes next is none of them.
    """
    looks = {entry.template.slug: _look(entry) for entry in entries}
    sharing: dict[str, list[_Look]] = defaultdict(list)
    for look in looks.values():
        for mark in look.marks:
            sharing[mark].append(look)
    return {slug: _neighbours(look, looks, sharing) for slug, look in looks.items()}


@dataclass(frozen=True, slots=True)
class _Look:
    """What templates are compared by. Of the marks, a category is told from a tag by a slash."""

    entry: Entry
    slug: str
    title: str
    marks: frozenset[str]
    category: str
    anchor: str
    days: int
    tasks: int


def _look(entry: Entry) -> _Look:
    template, category = entry.template, f"/{entry.category.key}"
    return _Look(
        entry,
        template.slug,
        template.title,
        frozenset((category, *template.tags)),
        category,
        template.anchor,
        template.days,
        len(template.tasks),
    )


def _neighbours(
    look: _Look, looks: Mapping[str, _Look], sharing: Mapping[str, Sequence[_Look]]
) -> Neighbours:
    template = look.entry.template
    shown = {look.slug, *template.related, *template.next}
    near = {other.slug: other for mark in look.marks for other in sharing[mark]}
    named = [looks[slug].entry for slug in template.related if slug in looks]
    missing = RELATED - len(named)
    candidates = [other for slug, other in near.items() if slug not in shown]
    if len(candidates) < missing:
        candidates = [other for slug, other in looks.items() if slug not in shown]
    alike = heapq.nsmallest(missing, candidates, key=partial(_distance, look))
    following = [looks[slug].entry for slug in template.next if slug in looks]
    return Neighbours([*named, *(other.entry for other in alike)], following)


def _distance(one: _Look, other: _Look) -> tuple[object, ...]:
    """Return how unlike two templates are, what weighs most first."""
    is_elsewhere = one.category != other.category
    shared_tags = len(one.marks & other.marks) - (not is_elsewhere)
    shape = _ratio(one.days, other.days) + _ratio(one.tasks, other.tasks)
    return (-shared_tags, is_elsewhere, one.anchor != other.anchor, shape, other.title)


def _ratio(one: int, other: int) -> float:
    return max(one, other) / min(one, other)
