"""Timing phrases: "Day of", "2 days after", "Week 2" (specification: scheduling.md, Phrases)."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Unit = Literal["day", "week", "month"]

DAYS: dict[Unit, int] = {"day": 1, "week": 7, "month": 30}
"""Nominal days of a unit: what order and length of a plan are counted in."""

LARGEST = 3660
"""The largest number in a phrase: ten years of days."""

PHRASES = {
    "Day of": "the day itself",
    "2 days after": "two days later; with “before”, earlier",
    "3 weeks before": "21 days earlier; with “after”, later",
    "1 month after": "the same day of the next month, or its last day",
    "Day 15": "the fifteenth day, the day itself being day 1",
    "Days 3-5": "from the third to the fifth day",
    "Week 2": "days 8 to 14",
    "Weeks 3-4": "days 15 to 28",
    "Month 1": "from the day itself to the day before the same day of the next month",
    "Months 2-3": "the second and the third month together",
}
"""One example of each kind of phrase, and what it means counted from the anchor day."""

ACCEPTED = f"write one of: {', '.join(PHRASES)} (numbers 1 to {LARGEST})"


class PhraseError(ValueError):
    """Text that is no timing phrase; the message quotes nothing and says what would be right."""


@dataclass(frozen=True, slots=True)
class Timing:
    """When a task lies, counted in whole units from the anchor day.

    `first` is the offset of its first day (negative: before the anchor). `until` is None for a
    phrase that names one day; for a span the offset of the day after its last one, so "Week 2"
    is first 1, until 2.
    """

    unit: Unit
    first: int
    until: int | None
    label: str

    @property
    def is_span(self) -> bool:
        """Tell whether the phrase names several days by itself."""
        return self.until is not None

    @property
    def is_anchor_day(self) -> bool:
        """Tell whether the phrase names the anchor day itself, and nothing more."""
        return self.unit == "day" and self.first == 0 and self.until is None

    @property
    def nominal_first(self) -> int:
        """The first day's offset in days from the anchor, a month counting 30 days."""
        return self.first * DAYS[self.unit]

    def nominal_last(self, duration: int) -> int:
        """Return the last day's offset, included; `duration` in days, of use without a span."""
        if self.until is None:
            return self.nominal_first + duration - 1
        return self.until * DAYS[self.unit] - 1


_NUMBER = "([1-9][0-9]{0,3})"
_OFFSET = re.compile(rf"{_NUMBER} (day|week|month)s? (after|before)", re.ASCII)
_ONE = re.compile(rf"(day|week|month) {_NUMBER}", re.ASCII)
_SPAN = re.compile(rf"(day|week|month)s {_NUMBER} ?[-–] ?{_NUMBER}", re.ASCII)


def parse(phrase: str, *, propose: bool = True) -> Timing:
    """Return what a phrase means, or raise PhraseError, which may `propose` the nearest ones.

    To find those takes some seventy times as long as to read a phrase.
    """
    # Only A to Z are folded: str.lower() would take a Kelvin sign for a k.
    text = re.sub(" +", " ", phrase.strip(" "))
    text = re.sub("[A-Z]", lambda letter: letter[0].lower(), text)
    if text == "day of":
        return Timing("day", 0, None, "Day of")
    if match := _OFFSET.fullmatch(text):
        number, unit, side = _number(match[1]), _unit(match[2]), match[3]
        plural = "s" if number > 1 else ""
        offset = number if side == "after" else -number
        return Timing(unit, offset, None, f"{number} {unit}{plural} {side}")
    if match := _ONE.fullmatch(text):
        unit, number = _unit(match[1]), _number(match[2])
        until = None if unit == "day" else number
        return Timing(unit, number - 1, until, f"{unit.capitalize()} {number}")
    if match := _SPAN.fullmatch(text):
        unit, first, last = _unit(match[1]), _number(match[2]), _number(match[3])
        if first >= last:
            cure = _cure(phrase, propose=propose)
            raise PhraseError(f"the second number must be larger; {cure}")
        return Timing(unit, first - 1, last, f"{unit.capitalize()}s {first}–{last}")
    raise PhraseError(_cure(phrase, propose=propose))


_NUMBERS = (
    *("a", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)

# What people write for a phrase; "1 " and "the " are put in or taken out after the numbers.
_SAID = (
    (r"\b(earlier|prior|ahead|beforehand)\b", "before"),
    (r"\b(later|afterwards?)\b", "after"),
    (r"\bd(?:ay)? ?[-−–+]? ?0\b", "day of"),
    (r"\b[dt] ?[-−–] ?(\d+)", r"\1 days before"),
    (r"\b[dt] ?\+ ?(\d+)", r"\1 days after"),
    (r"\b(day|week|month) ?[-−–] ?(\d+)$", r"\2 \1s before"),
    (r"\bthe (?=day|week|month)", ""),
    (r"(?<!\d )\b(?=(day|week|month) (before|after))", "1 "),
)

# What no phrase can say: another unit or a date, a fraction, too large a number, two phrases.
_UNSAID = re.compile(
    r"\b(hour|minute|night|quarter|year|half|few|some|several|every|each|daily|weekly|monthly)"
    r"|\b(mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|\b(januar|februar|march|april|may\b|june|july|august|septem|octob|novem|decem)"
    r"|\d[.,/]\d|\d{5}|\d{4}-\d|(day|week|month).*\d.*(day|week|month).*\d"
)


def _cure(text: str, *, propose: bool) -> str:
    """Return what would be right in place of a text: the phrases most like it, and all kinds."""
    if not propose:
        return ACCEPTED
    plain = unicodedata.normalize("NFKC", text[:40]).lower()
    for number, word in enumerate(_NUMBERS):
        plain = re.sub(rf"\b{word}\b", str(max(1, number)), plain)
    for said, meant in _SAID:
        plain = re.sub(said, meant, plain)
    numbers = [int(digits) for digits in re.findall("[0-9]+", plain)]
    if _UNSAID.search(plain) or max(numbers, default=1) > LARGEST:
        return ACCEPTED
    known = {phrase.lower(): phrase for phrase in _phrases([n for n in numbers if n][:2])}
    if "before" in plain or "after" in plain:
        del known["day of"]
    near = difflib.get_close_matches(plain, known, n=2, cutoff=0.5)
    if not near:
        return ACCEPTED
    if re.sub("[^a-z0-9]", "", plain) == re.sub("[^a-z0-9]", "", near[0]):
        near = near[:1]
    nearest = " or ".join(f'"{known[each]}"' for each in near)
    return f"did you mean {nearest}? Or {ACCEPTED}"


def _phrases(numbers: Sequence[int]) -> Iterator[str]:
    """Yield a phrase of each kind with at most two numbers of a text."""
    yield "Day of"
    for unit in DAYS:
        for number in numbers[:1]:
            plural = "s" if number > 1 else ""
            yield from (f"{number} {unit}{plural} {side}" for side in ("after", "before"))
            yield f"{unit.capitalize()} {number}"
        for first, last in pairwise(sorted(set(numbers))):
            yield f"{unit.capitalize()}s {first}-{last}"


def _number(digits: str) -> int:
    if int(digits) > LARGEST:
        raise PhraseError(f"{digits} is too large; {ACCEPTED}")
    return int(digits)


def _unit(word: str) -> Unit:
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month"}
    return units[word]
