"""What a reviewer should look at beyond the rules: it may be right as it is."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import combinations, pairwise

from plan_catalogue import starter
from plan_catalogue.library import SourceFile
from plan_catalogue.markdown import to_text
from plan_catalogue.model import (
    FAQ,
    SOURCE,
    TASK,
    TEMPLATE,
    Kind,
    ListOf,
    Slug,
    Tag,
    Template,
    Text,
    TrueOrText,
)
from plan_catalogue.problems import Problem, Suggestions, quote
from plan_catalogue.reading import read_template
from plan_catalogue.rules import BIG_TASKS, DUPLICATES, EXAMPLES, LOOKS, STOCK, TAGS, Rule
from plan_catalogue.search import IGNORED, WELCOME, stem, words_of
from plan_catalogue.yaml_nodes import Document

ALIKE = 1 / 3
"""The share of a template's wording from which on it is too much like another."""

REPEATED = 3
"""In so many templates a sentence is a stock sentence."""

_RUN = 3  # words, or the whole of a shorter text; shorter runs are in every text
_SENTENCE = 5  # words; shorter ones, such as "It depends.", may well be meant
_COMMON = 20  # a run of words that more templates have makes only neighbours alike: for time
_LOGICAL = {"true", "false", "yes", "no", "on", "off"}


@dataclass(frozen=True)  # without slots, for what is computed once and asked for often
class Checked:
    """A template and the file it was read from."""

    template: Template
    file: SourceFile

    @cached_property
    def document(self) -> Document:
        """The file with its places."""
        return Document(self.file.path, self.file.data)

    @cached_property
    def places(self) -> Mapping[str, tuple[int, int]]:
        """Line and column of every field."""
        return self.document.places()

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems of the title that tell it from others."""
        title = "".join(c for c in self.template.title if unicodedata.category(c) != "Cf")
        words = set(words_of(title)).difference(IGNORED, WELCOME)
        return frozenset(stem(word) for word in words)

    @cached_property
    def wording(self) -> Mapping[str, frozenset[tuple[str, ...]]]:
        """The runs of words of tasks and summary."""
        tasks = [
            f"{task.title} {to_text(task.details or '')} {' '.join(task.subtasks)}"
            for task in self.template.tasks
        ]
        return {"tasks": _runs(tasks), "summary": _runs([self.template.summary])}


def advise(
    asked: Sequence[Checked], others: Sequence[Checked] = (), tags: Sequence[Tag] = ()
) -> list[Problem]:
    """Return all advice on the templates `asked` about, in the order of files and lines.

    They are compared with each other and with the `others`; `tags` are the vocabulary, if any.
    """
    everything = [*asked, *others]
    return sorted(
        [
            *_near_duplicates(everything, len(asked)),
            *_stock(everything, len(asked)),
            *(advice for checked in asked for advice in _alone(checked)),
            *_unknown_tags(asked, tags),
        ]
    )


def _alone(checked: Checked) -> Iterator[Problem]:
    """Yield the advice on a template that is compared with no other."""
    yield from _big_tasks(checked)
    yield from _other_than_it_looks(checked)
    yield from _examples(checked)


def sentences(template: Template) -> Iterator[tuple[str, str]]:
    """Yield the field and the text of each sentence but those of cautions and questions.

    A caution may be a standard, and two plans answer one question differently.
    """
    for field, text in _texts(template):
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
            if len(words_of(sentence)) >= _SENTENCE:
                yield field, sentence.strip(" •")  # without the mark of a list


def _texts(template: Template) -> Iterator[tuple[str, str]]:
    """Yield the field and the text of what may be several sentences."""
    yield "summary", template.summary
    yield "why", to_text(template.why)
    yield from ((f"best_for[{n}]", text) for n, text in enumerate(template.best_for))
    yield from ((f"benefits[{n}]", text) for n, text in enumerate(template.benefits))
    yield from ((f"faq[{n}].answer", to_text(item.answer)) for n, item in enumerate(template.faq))
    for n, task in enumerate(template.tasks):
        yield f"tasks[{n}].details", to_text(task.details or "")
        yield from ((f"tasks[{n}].subtasks[{k}]", text) for k, text in enumerate(task.subtasks))


def _near_duplicates(templates: Sequence[Checked], asked: int) -> Iterator[Problem]:
    """Yield, of each two that are much alike, advice on those of the first `asked`.

    On both, where both are asked about: either may be the one at hand.
    """
    titles: dict[frozenset[str], list[int]] = defaultdict(list)
    for number, checked in enumerate(templates):
        if checked.named:
            titles[checked.named].append(number)
    reasons: dict[tuple[int, int], list[str]] = defaultdict(list)
    for same in titles.values():
        for pair in pairwise(same):  # the smaller number first
            reasons[pair].append("the words of the title")
    for part in ("tasks", "summary"):
        for pair, share in _alike([checked.wording[part] for checked in templates], asked):
            reasons[pair].append(f"{share:.0%} of the wording of the {part}")
    for (first, second), found in reasons.items():
        for number, another in ((first, second), (second, first)):
            if number >= asked:
                continue
            one, other = templates[number], templates[another]
            message = (
                f"is much like {quote(other.template.title)} ({other.file.path}): they share "
                f"{' and '.join(found)}; improve one, or let both summaries say whom they are for"
            )
            yield _advice(DUPLICATES, one, "title", message)


def _alike(
    wordings: Sequence[frozenset[tuple[str, ...]]], asked: int
) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield each two wordings of which more than ALIKE is the same, and how much of the shorter.

    One of the two is among the first `asked`.
    """
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        for run in wording:
            having[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        pairs = combinations if len(numbers) <= _COMMON else lambda all_, _: pairwise(all_)
        if numbers[0] < asked:
            shared.update(pair for pair in pairs(numbers, 2) if pair[0] < asked)
    for (one, other), count in shared.items():
        share = count / min(len(wordings[one]), len(wordings[other]))
        if share > ALIKE:
            yield (one, other), share


def _unknown_tags(asked: Sequence[Checked], tags: Sequence[Tag]) -> Iterator[Problem]:
    known = [tag.key for tag in tags]
    suggest = Suggestions(known)
    for checked in asked if known else ():
        for number, tag in enumerate(checked.template.tags):
            if tag not in known and tag not in _starter_texts():
                message = f"{quote(tag)} is none of the catalogue's tags; {suggest(tag)}"
                yield _advice(TAGS, checked, f"tags[{number}]", message)


def _big_tasks(checked: Checked) -> Iterator[Problem]:
    tasks = checked.template.tasks
    average = checked.template.points / len(tasks)
    for number, task in enumerate(tasks):
        if task.points > average and not task.details:
            message = (
                f"{task.points} points, more than the {average:.1f} of an average task here, "
                "and no details; say what to do, and what done looks like"
            )
            yield _advice(BIG_TASKS, checked, f"tasks[{number}].points", message)


def _other_than_it_looks(checked: Checked) -> Iterator[Problem]:
    if re.search(rb"\S[ \t]+#", checked.file.data):  # parsing it again takes time
        for field in checked.document.cut_off():
            if _key(field) in _TEXTS:
                message = "the text ends where a comment begins; put the whole text in quotes"
                cure = f"{message}, or the comment on a line of its own"
                yield _advice(LOOKS, checked, field, cure)
    if any(" - " in text for _, text in _texts(checked.template)):
        for field in checked.document.run_on():
            message = "a line that begins with - goes on with the text above it; let it begin"
            cure = f"{message} straight below the - of the item, or put the text in quotes"
            yield _advice(LOOKS, checked, field, cure)
    for number, task in enumerate(checked.template.tasks):
        signs = str(task.sign_off).strip("“”„‘’«»")
        if signs.lower() in _LOGICAL and task.sign_off is not True:
            message = f"{quote(str(task.sign_off))} is taken for the name of somebody who signs"
            cure = "write true without quotes or who signs, or delete the line"
            yield _advice(LOOKS, checked, f"tasks[{number}].sign_off", f"{message}; {cure}")


def _key(field: str) -> str:
    """Return the last key of a field's path."""
    return re.sub(r"\[\d+\]$", "", field).rpartition(".")[2]


def _is_text(kind: Kind) -> bool:
    match kind:
        case Slug():
            return False
        case ListOf(item=item):
            return _is_text(item)
        case _:
            return isinstance(kind, Text | TrueOrText)


_TEXTS = {
    key.name
    for record in (TEMPLATE, TASK, FAQ, SOURCE)
    for key in record.keys
    if _is_text(key.kind)
}


def _examples(checked: Checked) -> Iterator[Problem]:
    """Yield one advice for all texts of the starter file, where the first of them stands."""
    same = [(field, text) for field, text in _own(checked.template) if text in _starter_texts()]
    if same:
        field, text = same[0]
        are = f" and {len(same) - 1} more texts are" if same[1:] else " is"
        message = f"{quote(text)}{are} still the starter file's; write your own words"
        yield _advice(EXAMPLES, checked, field, message)


def _own(template: Template) -> Iterator[tuple[str, str]]:
    """Yield the texts that every plan has of its own."""
    yield from ((f"tags[{n}]", tag) for n, tag in enumerate(template.tags))
    yield from ((f"authors[{n}]", author) for n, author in enumerate(template.authors))
    yield from sentences(template)


@cache
def _starter_texts() -> frozenset[str]:
    text = starter.render("The title is given", date(2000, 1, 1))
    template = read_template("", "starter", text.encode()).template
    return frozenset(text for _, text in _own(template)) if template else frozenset()


def _stock(templates: Sequence[Checked], asked: int) -> Iterator[Problem]:
    having: dict[tuple[str, ...], dict[int, tuple[str, str]]] = defaultdict(dict)
    for number, checked in enumerate(templates):
        for field, sentence in sentences(checked.template):
            having[tuple(words_of(sentence))].setdefault(number, (field, sentence))
    for places in having.values():
        if len(places) < REPEATED:
            continue
        for number, (field, sentence) in places.items():
            if number >= asked:
                break
            message = (
                f"{quote(sentence)} stands in {len(places)} templates; say what is true of this "
                "plan only, or leave it out"
            )
            yield _advice(STOCK, templates[number], field, message)


def _runs(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    words = [words_of(text) for text in texts]
    return frozenset(
        tuple(text[n : n + _RUN])
        for text in words
        for n in range(max(bool(text), len(text) - _RUN + 1))
    )


def _advice(rule: Rule, checked: Checked, field: str, message: str) -> Problem:
    line, column = checked.places[field]
    path = checked.file.path
    return Problem(path, line, column, field, message, rule.anchor, is_advice=True)
