"""What a search should answer, found by looking at every template; nothing is said of an index."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from plan_catalogue.library import Entry, by_title
from plan_catalogue.model import Template
from plan_catalogue.search import IGNORED, WELCOME, stem, words_of


@dataclass(frozen=True)
class Question:
    """What is asked of the catalogue, as search.js takes it; both ends of a range are included."""

    text: str = ""
    category: str = ""
    anchor: str = ""
    tags: tuple[str, ...] = ()
    role: str = ""
    days: tuple[str, str] = ("", "")
    tasks: tuple[str, str] = ("", "")
    sort: str = "best"
    page: int = 1


class Oracle:
    """Answers for some templates."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take note of the words of each."""
        self._entries = [(entry, _stems(entry)) for entry in by_title(entries)]
        self._known = frozenset(stem for _, stems in self._entries for stem in stems)

    def answer(self, question: Question) -> list[str]:
        """Return the slugs of the templates that answer, the best first."""
        words = [word for word in dict.fromkeys(words_of(question.text)) if word not in IGNORED]
        needed = [word for word in words if word not in WELCOME] or words
        like = {word: _like(word, self._known) for word in words}
        found = []
        for entry, stems in self._entries:
            scores = {word: _score(stems, like[word]) for word in words}
            if all(scores[word] for word in needed) and _passes(entry, question):
                found.append((entry.template, sum(scores.values())))
        keys: dict[str, Callable[[Template, int], int]] = {
            "best": lambda _, score: -score,
            "newest": lambda template, _: -template.added.toordinal(),
            "shortest": lambda template, _: template.days,
            "points": lambda template, _: template.points,
        }
        found.sort(key=lambda each: keys[question.sort](*each))
        return [template.slug for template, _ in found]


def facet(values: Sequence[Sequence[str]], chosen: Sequence[str], most: int) -> list[list[object]]:
    """Return the values that most have, and the chosen ones, by name."""
    counts = Counter(value for each in values for value in each)
    for value in chosen:
        counts.setdefault(value, 0)
    best = sorted(counts, key=lambda value: (value not in chosen, -counts[value], value))
    return [[value, counts[value]] for value in sorted(best[: max(most, len(chosen))])]


def _passes(entry: Entry, question: Question) -> bool:
    template = entry.template
    return (
        question.category in {"", entry.category.key}
        and question.anchor in {"", template.anchor}
        and (not question.role or question.role in {task.role for task in template.tasks})
        and set(question.tags) <= set(template.tags)
        and _within(template.days, question.days)
        and _within(len(template.tasks), question.tasks)
    )


def _within(number: int, ends: tuple[str, str]) -> bool:
    least, most = ends
    return int(least or 0) <= number <= int(most or 10**9)


def _stems(entry: Entry) -> dict[str, int]:
    """Return the stems of all words with the score of the best place where each stands."""
    template = entry.template
    places: tuple[tuple[int, Sequence[str]], ...] = (
        (8, [template.title]),
        (4, template.tags),
        (2, [template.summary, entry.category.title]),
        (1, [task.title for task in template.tasks]),
    )
    stems: dict[str, int] = {}
    for score, texts in places:
        joined = "\n".join(texts)
        for word in words_of(joined) + words_of(re.sub(r"(?<=\w)-(?=\w)", "", joined)):
            if word not in IGNORED:
                stems.setdefault(stem(word), score)
    return stems


def _score(stems: dict[str, int], like: dict[str, int]) -> int:
    return max(
        (stems[each] * likeness for each, likeness in like.items() if each in stems), default=0
    )


@cache
def _like(word: str, known: frozenset[str]) -> dict[str, int]:
    """Return the stems that are meant by a word, with how well each fits."""
    forms = [word, *([word[:-1] + "i"] if re.search("..[^aeiou]y$", word) else [])]
    return {each: fits for each in known if (fits := _likeness(each, forms))}


def _likeness(known: str, forms: list[str]) -> int:
    if known in forms:
        return 2
    if any(known.startswith(form) for form in forms):
        return 1
    if len(known) < 3 or not any(form.startswith(known) for form in forms):
        return 0
    endings = ("", "e", "ed", "es", "s", "i", "in", "ing", "ings")
    whole = [known + twice + ending for twice in ("", known[-1]) for ending in endings]
    return 2 if set(forms) & set(whole) else 0
