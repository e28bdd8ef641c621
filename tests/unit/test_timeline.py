"""The picture of a plan: where things lie in it, and how its days are marked."""

from datetime import date, timedelta

import pytest

from plan_catalogue.timeline import (
    GAP,
    HEADER,
    LEAST_BAR,
    LEAST_WIDTH,
    ROW,
    WIDTH,
    Arrow,
    Label,
    Mark,
    Row,
    Timeline,
    draw,
)
from tests.plans import MONDAY


def day(offset: int) -> date:
    return MONDAY + timedelta(days=offset)


def a_row(first: int, last: int, *after: int, label: str = "Do it") -> Row:
    return Row(label, day(first), day(last), after)


def of_days(days: int) -> Timeline:
    return draw([a_row(0, days - 1)], MONDAY, "Start date")


def labels(marks: tuple[Mark, ...]) -> list[str]:
    return [f"{mark.unit} {mark.day}" for mark in marks if mark.labelled]


def test_a_bar_covers_its_days_both_ends_included() -> None:
    picture = draw([a_row(0, 4), a_row(5, 9)], MONDAY, "Start date")
    assert [(bar.x, bar.end) for bar in picture.bars] == [(0, 5000), (5000, WIDTH)]


def test_rows_stand_below_each_other_and_the_header() -> None:
    picture = draw([a_row(0, 0), a_row(0, 0), a_row(1, 1)], MONDAY, "Start date")
    assert [bar.y for bar in picture.bars] == [HEADER, HEADER + ROW, HEADER + 2 * ROW]
    assert picture.height == HEADER + 3 * ROW
    assert picture.top == HEADER
    bar = picture.bars[0]
    assert bar.y < bar.base < bar.top < bar.middle < bar.top + bar.height < bar.y + ROW


def test_the_anchor_day_is_in_the_picture_even_where_no_task_is() -> None:
    picture = draw([a_row(2, 3)], MONDAY, "Start date")
    assert picture.anchor == (0, 2500)
    assert picture.bars[0].x == 5000
    before = draw([a_row(-4, -3)], MONDAY, "Start date")
    assert before.anchor == (8000, WIDTH)


def test_a_day_in_a_long_plan_can_still_be_seen() -> None:
    picture = draw([a_row(0, 0), a_row(1000, 1000)], MONDAY, "Start date")
    first, last = picture.bars
    assert (first.x, first.end) == (0, LEAST_BAR)
    assert (last.x, last.end) == (WIDTH - LEAST_BAR, WIDTH)


# Labels ----------------------------------------------------------------------------------------


def test_a_label_begins_with_its_bar_where_it_has_room() -> None:
    assert draw([a_row(0, 9), a_row(5, 9)], MONDAY, "x").bars[1].label == Label(5000, "start")


def test_else_it_ends_with_its_bar() -> None:
    assert draw([a_row(0, 9), a_row(9, 9)], MONDAY, "x").bars[1].label == Label(WIDTH, "end")


def test_else_it_ends_at_the_edge_of_the_narrowest_picture() -> None:
    rows = [a_row(0, 9), a_row(4, 5, label="a" * 34)]
    assert draw(rows, MONDAY, "x").bars[1].label == Label(143, "start")
    rows = [a_row(0, 9), a_row(4, 5, label="a" * 28)]
    assert draw(rows, MONDAY, "x").bars[1].label == Label(1858, "start")


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("short", LEAST_WIDTH),
        ("a" * 80, 480 + GAP),
        ("i" * 80, 320 + GAP),
        ("W" * 80, 800 + GAP),
        ("A" * 80, 560 + GAP),
        ("字" * 40, 440 + GAP),
    ],
)
def test_a_picture_asks_for_the_width_that_its_longest_label_needs(text: str, width: int) -> None:
    assert draw([a_row(0, 0, label=text)], MONDAY, "x").width == width


def test_the_label_of_the_anchor_day_is_bold_and_needs_more() -> None:
    assert draw([a_row(0, 0)], MONDAY, "a" * 80).width == 540 + GAP


# Arrows ----------------------------------------------------------------------------------------


def test_an_arrow_leads_to_the_beginning_of_a_later_task() -> None:
    picture = draw([a_row(0, 1), a_row(8, 9, 0)], MONDAY, "x")
    one, two = picture.bars
    assert picture.arrows == (Arrow(2000, one.middle, 2000, two.middle, 8000),)
    assert picture.arrows[0].head == "right"


def test_an_arrow_leads_down_to_a_task_that_begins_when_the_other_ends() -> None:
    picture = draw([a_row(0, 4), a_row(5, 9, 0)], MONDAY, "x")
    assert picture.arrows == (Arrow(5000, picture.bars[0].middle, 5000, picture.bars[1].top, 5000),)
    assert picture.arrows[0].head == "down"


def test_an_arrow_leads_down_to_a_task_that_goes_on_when_the_other_ends() -> None:
    picture = draw([a_row(0, 4), a_row(2, 9, 0)], MONDAY, "x")
    assert picture.arrows[0].tip == 5000
    assert picture.arrows[0].head == "down"


def test_an_arrow_leads_back_to_a_task_that_ends_before_the_one_it_waits_for() -> None:
    picture = draw([a_row(0, 9), a_row(2, 3, 0)], MONDAY, "x")
    assert picture.arrows[0].tip == 4000
    assert picture.arrows[0].head == "left"


# Marks -----------------------------------------------------------------------------------------


def test_a_plan_of_two_days_marks_its_days() -> None:
    picture = of_days(2)
    assert labels(picture.marks) == ["day 2027-01-04", "day 2027-01-05"]
    assert labels(picture.periods) == ["month 2027-01-04"]


def test_a_plan_of_some_weeks_marks_its_mondays_and_shades_its_weekends() -> None:
    picture = draw([a_row(0, 41)], MONDAY, "x")
    assert labels(picture.marks) == [f"week {day(7 * week)}" for week in range(6)]
    assert labels(picture.periods) == ["month 2027-01-04", "month 2027-02-01"]
    assert picture.weekends[:2] == ((1190, 1428), (1428, 1666))
    assert len(picture.weekends) == 12


def test_marks_stand_on_mondays_whatever_day_the_plan_begins() -> None:
    picture = draw([a_row(2, 30)], day(2), "x")
    assert labels(picture.marks)[0] == "week 2027-01-11"
    assert labels(picture.periods) == ["month 2027-01-06"]


def test_a_plan_of_some_months_marks_its_months() -> None:
    picture = of_days(200)
    assert labels(picture.marks) == [f"month 2027-{month:02}-01" for month in range(2, 7)]
    assert labels(picture.periods) == ["year 2027-01-04"]
    assert picture.weekends == ()


def test_a_plan_of_eighteen_months_labels_quarters_and_has_lines_for_months() -> None:
    picture = of_days(547)
    quarters = ["2027-04-01", "2027-07-01", "2027-10-01", "2028-01-01", "2028-04-01"]
    assert labels(picture.marks) == [f"quarter {first}" for first in quarters]
    assert [mark.unit for mark in picture.marks].count("month") == 12
    assert labels(picture.periods) == ["year 2027-01-04", "year 2028-01-01"]


def test_a_plan_of_many_years_marks_no_more_years_than_have_room() -> None:
    assert labels(of_days(1500).marks) == [f"year {year}-01-01" for year in range(2028, 2031)]
    decades = of_days(40_000)
    assert len(decades.marks) < 8
    assert all(mark.labelled for mark in decades.marks)
    assert decades.periods == ()


def test_the_last_mark_has_a_line_but_no_label_where_there_is_no_room() -> None:
    last = of_days(200).marks[-1]
    assert (str(last.day), last.unit, last.labelled) == ("2027-07-01", "month", False)


def test_a_period_without_room_has_no_label() -> None:
    # Three days of May, then June.
    picture = draw([Row("x", date(2027, 5, 29), date(2027, 7, 1))], date(2027, 5, 29), "x")
    assert labels(picture.periods) == ["month 2027-06-01"]
