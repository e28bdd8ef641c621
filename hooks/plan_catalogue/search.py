"""What the catalogue is searched by in the browser: data that docs/assets/search/search.js reads.

One file has what every card and filter needs of all templates. The words of their texts stand in
a file for each first letter, so that a search loads those of the words that are typed. A text is
known by the stems of its words, and a template by its place in the order of titles.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from plan_catalogue import addresses
from plan_catalogue.library import Entry, Library, by_title
from plan_catalogue.model import Category, Template

IGNORED = """
a an and any are as at be by can do for from get have how i if in into is its me my of on or our so
that the their them then there they this to us was we what when where which who will with you your
""".split()  # noqa: SIM905 - fifty lines would be no easier to read
"""Words that tell no plan from another: they are not kept, and nobody's search depends on them."""

WELCOME = """
checklist example plan planner planning plans project projects schedule steps template templates
timeline timetable
""".split()  # noqa: SIM905
"""Words that people add to what they look for: a plan that has one comes first, none must."""

PLACES = ("task", "summary", "tag", "title")
"""Where a word stands, the place that says most last. The category counts as the summary."""

# Of the numbers in texts: a JSON string needs no escape for any of them.
_SYMBOLS = [chr(code) for code in range(33, 127) if chr(code) not in '"\\']
_FIRST = date(2020, 1, 1)  # so that days of adding are small numbers
_LAST = 75  # so many symbols end a number; after any other, the number goes on

_ENDINGS = [
    (re.compile(ending), rest)
    for ending, rest in (
        ("(?<=[^aeiou])ies$", "y"),
        ("(?<=ss|sh|ch|.x|.z)es$|(?<=[^ius])s$", ""),
        ("(?<=[^e])ed$|ing$|e$", ""),
        (r"([bdglmnprt])\1$", r"\1"),
        ("(?<=[^aeiou])y$", "i"),
    )
]
_COMPOUND = re.compile(r"\w+(?:-\w+)+")  # found in one word too: clean-up, cleanup
_VOWEL = re.compile("[aeiouy]")

_Words = Mapping[str, Sequence[tuple[int, int]]]
"""Of each stem the templates that have it, in order, each with the best place in PLACES."""


def files(library: Library) -> Iterator[tuple[str, str]]:
    """Yield the address and the content of every file of the index."""
    entries = by_title(library.entries)
    words = _words(entries)
    lexicons: dict[str, list[str]] = {}
    for known in sorted(words):
        lexicons.setdefault(letter_of(known), []).append(known)
    edition = _edition(entries)
    columns = _columns(library.categories, entries)
    catalogue = {"edition": edition, **columns, "letters": "".join(lexicons)}
    yield f"{addresses.SEARCH}catalogue.json", _json(catalogue)
    for letter, stems in lexicons.items():
        lexicon = {"edition": edition, **_lexicon(stems, words)}
        yield f"{addresses.SEARCH}words-{letter}.json", _json(lexicon)


def words_of(text: str) -> list[str]:
    """Return the words of a text, in small letters and without accents."""
    if text.isascii():
        return re.findall("[a-z0-9]+", text.lower())
    small = unicodedata.normalize("NFKD", text).lower()
    plain = "".join(letter for letter in small if not unicodedata.category(letter).startswith("M"))
    return re.findall(r"[^\W_]+", plain)


@cache
def stem(word: str) -> str:
    """Return what a word has in common with its other forms: `plan` of `planned`.

    What is typed is matched the other way round: it may be a stem with a usual ending.
    """
    for ending, rest in _ENDINGS:
        shorter = ending.sub(rest, word)
        if len(shorter) >= 3 and _VOWEL.search(shorter):
            word = shorter
    return word


def letter_of(stem: str) -> str:
    """Return which file has the words that begin as this one does."""
    return stem[0] if "a" <= stem[0] <= "z" else "0"


def _edition(entries: Sequence[Entry]) -> str:
    """Return what tells files apart whose templates do not stand in the same places."""
    slugs = "\n".join(entry.template.slug for entry in entries)
    return hashlib.sha256(slugs.encode()).hexdigest()[:8]


def _words(entries: Sequence[Entry]) -> _Words:
    words: dict[str, dict[int, int]] = {}
    for number, (template, category) in enumerate((it.template, it.category) for it in entries):
        texts = (
            [task.title for task in template.tasks],
            [template.summary, category.title],
            template.tags,
            [template.title],
        )
        for place, _ in enumerate(PLACES):
            text = " ".join(texts[place])
            for word in (
                *words_of(text),
                *words_of(" ".join(_COMPOUND.findall(text)).replace("-", "")),
            ):
                if word not in IGNORED:
                    words.setdefault(stem(word), {})[number] = place
    return {known: list(places.items()) for known, places in words.items()}


def _columns(categories: Sequence[Category], entries: Sequence[Entry]) -> dict[str, object]:
    """Return what cards and filters need, a column for each: alike things lie side by side."""
    templates = [entry.template for entry in entries]
    keys = _numbers(category.key for category in categories)
    labels = _numbers(sorted({template.anchor_label or "" for template in templates}))
    tags = _numbers(sorted({tag for template in templates for tag in template.tags}))
    roles = _numbers(sorted({role for template in templates for role in template.roles}))
    return {
        "ignored": IGNORED,
        "welcome": WELCOME,
        "categories": [[category.key, category.title] for category in categories],
        "anchorLabels": list(labels),
        "tags": list(tags),
        "roles": list(roles),
        "title": [template.title for template in templates],
        "slug": [_slug(template) for template in templates],
        "brief": [template.brief for template in templates],
        "category": [keys[entry.category.key] for entry in entries],
        "anchorLabel": [labels[template.anchor_label or ""] for template in templates],
        "tasks": [len(template.tasks) for template in templates],
        "days": [template.days for template in templates],
        "points": [template.points for template in templates],
        "added": [(template.added - _FIRST).days for template in templates],
        "tagged": [[tags[tag] for tag in template.tags] for template in templates],
        "rolled": [[roles[role] for role in template.roles] for template in templates],
    }


def _numbers(values: Iterable[str]) -> dict[str, int]:
    return {value: number for number, value in enumerate(values)}


def _slug(template: Template) -> str | int:
    """Return the slug, or how many words it lacks at the end of what its title would make."""
    words = re.findall("[a-z0-9]+", template.title.lower())
    for lacking in range(3):
        if template.slug == "-".join(words[: len(words) - lacking]):
            return lacking
    return template.slug


def _lexicon(stems: Sequence[str], words: _Words) -> dict[str, str]:
    """Return stems, each without what it shares with the one before, and where they are found."""
    found = [words[known] for known in stems]
    return {
        "stems": " ".join(_shortened(known, before) for before, known in pairwise(["", *stems])),
        "found": " ".join(gaps([number for number, _ in each]) for each in found),
        "places": "".join(str(place) for each in found for _, place in each),
    }


def _shortened(known: str, before: str) -> str:
    shared = 0
    while shared < min(len(before), len(known), _LAST - 1) and before[shared] == known[shared]:
        shared += 1
    return _text(shared) + known[shared:]


def gaps(numbers: Sequence[int]) -> str:
    """Return growing numbers as text: of each, how many were left out since the one before."""
    return "".join(_text(number - before - 1) for before, number in pairwise([-1, *numbers]))


def _text(number: int) -> str:
    text = ""
    while number >= _LAST:
        number, digit = divmod(number, len(_SYMBOLS) - _LAST)
        text += _SYMBOLS[_LAST + digit]
    return text + _SYMBOLS[number]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
