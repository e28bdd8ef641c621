import json
from datetime import date
from typing import Any

import pytest

from plan_catalogue.model import Task
from plan_catalogue.schedule import (
    Choices,
    add_months,
    default_day,
    latest_start,
    schedule,
    task_dates,
)
from plan_catalogue.workdays import Workdays
from tests.conftest import ROOT
from tests.plans import MONDAY, a_plan, a_task, a_template

VECTORS = json.loads((ROOT / "tests/vectors/schedule-vectors.json").read_text())


def tasks_of(case: dict[str, Any]) -> list[Task]:
    return [a_task(task["when"], duration=task.get("duration", 1)) for task in case["tasks"]]


def workdays_of(case: dict[str, Any]) -> Workdays:
    return Workdays(map(date.fromisoformat, case["holidays"]))


def case_id(case: dict[str, Any]) -> str:
    day = case.get("date")
    return f"{case.get('weekends')}-{day}-{'+'.join(task['when'] for task in case['tasks'])}"


@pytest.mark.parametrize("case", VECTORS["schedule"], ids=case_id)
def test_the_worked_cases_of_the_specification(case: dict[str, Any]) -> None:
    day = date.fromisoformat(case["date"])
    dates = task_dates(tasks_of(case), case["anchor"], day, case["weekends"], workdays_of(case))
    assert [[first.isoformat(), last.isoformat()] for first, last in dates] == case["dates"]


@pytest.mark.parametrize("case", VECTORS["finish"], ids=case_id)
def test_the_worked_cases_of_finish_by(case: dict[str, Any]) -> None:
    finish = date.fromisoformat(case["finish"])
    start = latest_start(tasks_of(case), finish, case["weekends"], workdays_of(case))
    assert start.isoformat() == case["date"]


@pytest.mark.parametrize("case", VECTORS["lengths"], ids=case_id)
def test_the_worked_cases_of_length(case: dict[str, Any]) -> None:
    assert a_template(*tasks_of(case)).days == case["days"]


def test_the_anchor_day_counts_even_where_no_task_lies_on_it() -> None:
    assert a_template(a_task("3 days after")).days == 4
    assert a_template(a_task("3 days before"), a_task("2 days before"), anchor="event").days == 4


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 1, 15), -13, date(2025, 12, 15)),
    ],
)
def test_months_are_clamped_to_their_last_day(day: date, count: int, expected: date) -> None:
    assert add_months(day, count) == expected


def test_the_anchor_day_stays_as_chosen_where_the_first_task_moves() -> None:
    saturday = date(2027, 1, 2)
    plan = a_plan(a_task(), day=saturday, weekends="move")
    assert plan.choices.anchor_day == saturday
    assert plan.tasks[0].first == MONDAY


def test_what_is_left_out_changes_no_date_and_no_number() -> None:
    tasks = [a_task("day of", id="a"), a_task("day 2", id="b"), a_task("day 3", id="c")]
    whole = a_plan(*tasks)
    without = a_plan(*tasks, skip=frozenset({"b"}))
    assert without.tasks == (whole.tasks[0], whole.tasks[2])


def test_not_all_tasks_can_be_left_out() -> None:
    with pytest.raises(ValueError, match="keep one"):
        a_plan(a_task(id="a"), skip=frozenset({"a"}))


@pytest.mark.parametrize("day", [date(1969, 12, 31), date(2200, 1, 1)])
def test_an_anchor_day_outside_the_years_is_refused(day: date) -> None:
    with pytest.raises(ValueError, match="1970 to 2199"):
        schedule(a_template(a_task()), Choices(day))


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2199, 12, 31)])
def test_tasks_may_lie_outside_the_years(day: date) -> None:
    template = a_template(a_task("3660 months before"), a_task("3660 months after"), anchor="event")
    before, after = schedule(template, Choices(day)).tasks
    assert (before.first.year, after.first.year) == (day.year - 305, day.year + 305)


@pytest.mark.parametrize("finish", [date(1970, 1, 13), date(2200, 1, 15), date(9999, 12, 31)])
def test_a_finish_that_no_start_reaches_is_refused(finish: date) -> None:
    with pytest.raises(ValueError, match="1970 to 2199"):
        latest_start([a_task("day 15")], finish, "keep", Workdays())


def test_the_first_and_the_last_start_can_be_found() -> None:
    tasks = [a_task("day 15")]
    first, last = date(1970, 1, 15), date(2200, 1, 14)
    assert latest_start(tasks, first, "keep", Workdays()) == date(1970, 1, 1)
    assert latest_start(tasks, last, "keep", Workdays()) == date(2199, 12, 31)


@pytest.mark.parametrize(
    ("built", "expected"),
    [
        (date(2027, 1, 4), date(2027, 1, 4)),
        (date(2027, 1, 5), date(2027, 1, 11)),
        (date(2027, 1, 10), date(2027, 1, 11)),
    ],
)
def test_a_start_plan_is_ready_for_the_next_monday(built: date, expected: date) -> None:
    assert default_day(a_template(a_task("day 3")), built) == expected


@pytest.mark.parametrize(
    ("when", "built", "expected"),
    [
        ("day of", date(2027, 1, 4), date(2027, 1, 4)),
        ("7 days before", date(2027, 1, 4), date(2027, 1, 11)),
        ("7 days before", date(2027, 1, 5), date(2027, 1, 18)),
        ("1 month before", date(2027, 1, 30), date(2027, 3, 1)),
    ],
)
def test_an_event_plan_is_ready_for_a_monday_that_leaves_no_task_behind(
    when: str, built: date, expected: date
) -> None:
    template = a_template(a_task(when), anchor="event")
    assert default_day(template, built) == expected


def test_a_moved_task_is_not_left_behind_either() -> None:
    # Two days before Monday is Saturday; moved back to Friday it would lie before the build.
    built = date(2027, 1, 9)
    task = a_task("2 days before")
    keeping = a_template(task, anchor="event")
    moving = a_template(task, anchor="event", weekends="move")
    assert default_day(keeping, built) == date(2027, 1, 11)
    assert default_day(moving, built) == date(2027, 1, 18)


def test_no_ready_file_is_for_a_day_beyond_2199() -> None:
    template = a_template(a_task("3660 months before"), anchor="event")
    assert default_day(template, date(2027, 1, 1)) == date(2199, 12, 30)
