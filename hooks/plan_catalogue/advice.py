"""What a reviewer should look at beyond the rules: it may be right as it is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, permutations

from plan_catalogue.library import SourceFile
from plan_catalogue.markdown import to_text
from plan_catalogue.model import Template
from plan_catalogue.problems import Problem, printable, quote
from plan_catalogue.rules import BIG_TASKS, DUPLICATES, STOCK, Rule
from plan_catalogue.search import IGNORED, WELCOME, stem, words_of
from plan_catalogue.yaml_nodes import Document

ALIKE = 1 / 3
"""The share of a template's wording from which on it is too much like another."""

REPEATED = 3
"""In so many templates a sentence is a stock sentence."""

_RUN = 3  # words, or the whole of a shorter text; shorter runs are in every text
_SENTENCE = 5  # words; shorter ones, such as "It depends.", may well be meant
_COMMON = 20  # a run of words that more templates have is a figure of speech


@dataclass(frozen=True)  # without slots, for what is computed once and asked for often
class Checked:
    """A template and the file it was read from."""

    template: Template
    file: SourceFile

    @cached_property
    def places(self) -> Mapping[str, tuple[int, int]]:
        """Line and column of every field."""
        return Document(self.file.path, self.file.data).places()

    @cached_property
    def named(self) -> frozenset[str]:
        """The stems of the title that tell it from others."""
        words = set(words_of(self.template.title)).difference(IGNORED, WELCOME)
        return frozenset(stem(word) for word in words)

    @cached_property
    def wording(self) -> Mapping[str, frozenset[tuple[str, ...]]]:
        """The runs of words of tasks and summary."""
        tasks = [
            f"{task.title} {to_text(task.details or '')} {' '.join(task.subtasks)}"
            for task in self.template.tasks
        ]
        return {"tasks": _runs(tasks), "summary": _runs([self.template.summary])}


def advise(templates: Sequence[Checked]) -> list[Problem]:
    """Return all advice on templates, in the order of files and lines."""
    return sorted([*_near_duplicates(templates), *_big_tasks(templates), *_stock(templates)])


def sentences(template: Template) -> Iterator[tuple[str, str]]:
    """Yield the field and the text of each sentence but those of cautions and questions.

    A caution may be a standard, and two plans answer one question differently.
    """
    texts = {"summary": template.summary, "why": to_text(template.why)}
    texts |= {f"best_for[{n}]": text for n, text in enumerate(template.best_for)}
    texts |= {f"benefits[{n}]": text for n, text in enumerate(template.benefits)}
    for n, item in enumerate(template.faq):
        texts[f"faq[{n}].answer"] = to_text(item.answer)
    for n, task in enumerate(template.tasks):
        texts[f"tasks[{n}].details"] = to_text(task.details or "")
        texts |= {f"tasks[{n}].subtasks[{k}]": text for k, text in enumerate(task.subtasks)}
    for field, text in texts.items():
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
            if len(words_of(sentence)) >= _SENTENCE:
                yield field, sentence.strip(" •")  # without the mark of a list


def _near_duplicates(templates: Sequence[Checked]) -> Iterator[Problem]:
    """Yield, of each two that are much alike, advice on both: either may be the one at hand."""
    titles: dict[frozenset[str], list[int]] = defaultdict(list)
    for number, checked in enumerate(templates):
        if checked.named:
            titles[checked.named].append(number)
    reasons: dict[tuple[int, int], list[str]] = defaultdict(list)
    for same in titles.values():
        for pair in pairwise(same):
            reasons[pair].append("the words of the title")
    for part in ("tasks", "summary"):
        for pair, share in _alike([checked.wording[part] for checked in templates]):
            reasons[pair].append(f"{share:.0%} of the wording of the {part}")
    for pair, found in reasons.items():
        for one, other in permutations([templates[number] for number in pair]):
            message = (
                f"is much like {quote(other.template.title)} ({other.file.path}): they share "
                f"{' and '.join(found)}; improve one, or let both summaries say whom they are for"
            )
            yield _advice(DUPLICATES, one, "title", message)


def _alike(
    wordings: Sequence[frozenset[tuple[str, ...]]],
) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield each two wordings of which more than ALIKE is the same, and how much of the shorter."""
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        for run in wording:
            having[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        if len(numbers) <= _COMMON:
            shared.update((a, b) for n, b in enumerate(numbers) for a in numbers[:n])
    for (one, other), count in shared.items():
        share = count / min(len(wordings[one]), len(wordings[other]))
        if share > ALIKE:
            yield (one, other), share


def _big_tasks(templates: Sequence[Checked]) -> Iterator[Problem]:
    for checked in templates:
        tasks = checked.template.tasks
        average = checked.template.points / len(tasks)
        for number, task in enumerate(tasks):
            if task.points > average and not task.details:
                message = (
                    f"{task.points} points, more than the {average:.1f} of an average task here, "
                    "and no details; say what to do, and what done looks like"
                )
                yield _advice(BIG_TASKS, checked, f"tasks[{number}].points", message)


def _stock(templates: Sequence[Checked]) -> Iterator[Problem]:
    having: dict[tuple[str, ...], dict[int, tuple[str, str]]] = defaultdict(dict)
    for number, checked in enumerate(templates):
        for field, sentence in sentences(checked.template):
            having[tuple(words_of(sentence))].setdefault(number, (field, sentence))
    for places in having.values():
        if len(places) < REPEATED:
            continue
        for number, (field, sentence) in places.items():
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
    return Problem(path, line, column, field, printable(message), rule.anchor, is_advice=True)
