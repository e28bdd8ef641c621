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
    by_slug = {entry.template.slug: entry for entry in entries}
    sharing: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for mark in _marks(entry):
            sharing[mark].append(entry)
    found = {}
    for slug, entry in by_slug.items():
        template = entry.template
        named = [by_slug[other] for other in template.related if other in by_slug]
        shown = {slug, *template.related, *template.next}
        near = {other.template.slug: other for mark in _marks(entry) for other in sharing[mark]}
        candidates = [other for name, other in near.items() if name not in shown]
        missing = RELATED - len(named)
        if len(candidates) < missing:
            candidates = [other for name, other in by_slug.items() if name not in shown]
        named += heapq.nsmallest(missing, candidates, key=partial(_distance, entry))
        following = [by_slug[other] for other in template.next if other in by_slug]
        found[slug] = Neighbours(named, following)
    return found


def _marks(entry: Entry) -> list[str]:
    """Return what two templates may share; a category is told from a tag of the same name."""
    return [f"/{entry.category.key}", *entry.template.tags]


def _distance(one: Entry, other: Entry) -> tuple[object, ...]:
    """Return how unlike two templates are, what weighs most first."""
    mine, its = one.template, other.template
    return (
        -len(set(mine.tags).intersection(its.tags)),
        one.category != other.category,
        mine.anchor != its.anchor,
        _ratio(mine.days, its.days) + _ratio(len(mine.tasks), len(its.tasks)),
        its.title,
    )


def _ratio(one: int, other: int) -> float:
    return max(one, other) / min(one, other)
