import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_catalogue import timing
from plan_catalogue.timing import PHRASES, PhraseError, Timing
from tests.conftest import ROOT

REFUSED = json.loads((ROOT / "tests/vectors/schedule-vectors.json").read_text())["refused_phrases"]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("day of", Timing("day", 0, None, "Day of")),
        ("2 days after", Timing("day", 2, None, "2 days after")),
        ("1 day before", Timing("day", -1, None, "1 day before")),
        ("3 weeks before", Timing("week", -3, None, "3 weeks before")),
        ("1 month after", Timing("month", 1, None, "1 month after")),
        ("day 15", Timing("day", 14, None, "Day 15")),
        ("days 3-5", Timing("day", 2, 5, "Days 3–5")),
        ("week 2", Timing("week", 1, 2, "Week 2")),
        ("weeks 3-4", Timing("week", 2, 4, "Weeks 3–4")),
        ("month 1", Timing("month", 0, 1, "Month 1")),
        ("months 2-3", Timing("month", 1, 3, "Months 2–3")),
        ("3660 days after", Timing("day", 3660, None, "3660 days after")),
    ],
)
def test_a_phrase_means_its_offsets_and_has_a_label(phrase: str, expected: Timing) -> None:
    assert timing.parse(phrase) == expected


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("  DAY   Of ", "day of"),
        ("2 day after", "2 days after"),
        ("1 days before", "1 day before"),
        ("Weeks 3 - 4", "weeks 3-4"),
        ("WEEKS 3–4", "weeks 3-4"),
        ("months 2 –3", "months 2-3"),
    ],
)
def test_case_blanks_dashes_and_number_do_not_matter(written: str, same: str) -> None:
    assert timing.parse(written) == timing.parse(same)


@pytest.mark.parametrize(
    "phrase",
    [
        *REFUSED,
        "week 2-4",
        "weeks 4-3",
        "3661 days after",
        "week 9999",
        "day of 2",
        "2 days",
        "days of",
        "day-5",
        "2 days\tafter",
        "2 wee\u212as after",
        "day\u00a0of",
    ],
)
def test_anything_else_is_refused_with_the_accepted_phrases(phrase: str) -> None:
    with pytest.raises(PhraseError) as caught:
        timing.parse(phrase)
    assert all(example in str(caught.value) for example in PHRASES)


@pytest.mark.parametrize(
    ("phrase", "nearest"),
    [
        ("2 day", '"Day 2" or "2 days after"'),
        ("two weeks before the event", '"2 weeks before" or "2 weeks after"'),
        ("week 2-3", '"Weeks 2-3" or "Week 2"'),
        ("days 5-2", '"Day 5" or "Days 2-5"'),
        ("3 wks before", '"3 weeks before" or "3 days before"'),
        ("2 weeks", '"2 weeks after" or "2 weeks before"'),
        # Of what differs in signs or words of the same meaning there is one.
        ("2 Days After.", '"2 days after"'),
        ("„Week 2“", '"Week 2"'),
        ("Week two", '"Week 2"'),
        ("2\u00a0days after", '"2 days after"'),
        ("a week after", '"1 week after"'),
        ("2 weeks prior", '"2 weeks before"'),
        ("3 days later", '"3 days after"'),
        ("The day before", '"1 day before"'),
        ("day after", '"1 day after"'),
        ("day 0", '"Day of"'),
        ("D-0", '"Day of"'),
        ("D-7", '"7 days before"'),
        ("T-30", '"30 days before"'),
        ("D+3", '"3 days after"'),
        ("Week -2", '"2 weeks before"'),
    ],
)
def test_the_phrases_most_like_it_come_first(phrase: str, nearest: str) -> None:
    with pytest.raises(PhraseError, match=f"did you mean {nearest}\\? Or write one of"):
        timing.parse(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        *("Wedding day", "3", "", "1" * 9999),
        # Nothing of this can be said in a phrase: what is near would be another day.
        *("4000 days", "Day 12345", "2027-01-04", "4 January 2027", "Monday", "daily"),
        *("2 hours before", "5 nights before", "1 year before", "half a month before"),
        *("a few weeks before", "1.5 months before", "Week 52.5", "Week 2 day 3"),
    ],
)
def test_what_is_like_no_phrase_is_told_the_kinds_only(phrase: str) -> None:
    with pytest.raises(PhraseError) as caught:
        timing.parse(phrase)
    assert str(caught.value) == timing.ACCEPTED


@given(st.text("0123456789 -daysweekmonthofbrT", max_size=30))
def test_what_is_proposed_is_a_phrase(text: str) -> None:
    try:
        timing.parse(text)
    except PhraseError as error:
        for proposed in re.findall('"(.+?)"', str(error)):
            timing.parse(proposed)


def test_every_example_is_accepted() -> None:
    assert len({timing.parse(phrase).label for phrase in PHRASES}) == len(PHRASES)


@pytest.mark.parametrize(
    ("phrase", "duration", "first", "last"),
    [
        ("day of", 1, 0, 0),
        ("2 days after", 3, 2, 4),
        ("week 2", 1, 7, 13),
        ("2 months before", 1, -60, -60),
        ("months 2-3", 1, 30, 89),
    ],
)
def test_nominally_a_month_has_30_days(phrase: str, duration: int, first: int, last: int) -> None:
    parsed = timing.parse(phrase)
    assert (parsed.nominal_first, parsed.nominal_last(duration)) == (first, last)
