from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_catalogue.workdays import ONE_DAY, Workdays

FRIDAY = date(2027, 1, 1)
SATURDAY = date(2027, 1, 2)
MONDAY = date(2027, 1, 4)

near = st.dates(date(2026, 12, 1), date(2027, 2, 1))


def walked(day: date, count: int, holidays: frozenset[date]) -> date:
    """The same by walking, day by day: what step() has to agree with."""
    direction = ONE_DAY if count > 0 else -ONE_DAY
    while count:
        day += direction
        if day.weekday() < 5 and day not in holidays:
            count += -1 if count > 0 else 1
    return day


def test_a_working_day_stays_and_others_move() -> None:
    workdays = Workdays([MONDAY])
    assert workdays.on_or_after(FRIDAY) == FRIDAY
    assert workdays.on_or_after(SATURDAY) == MONDAY + ONE_DAY
    assert workdays.on_or_before(MONDAY) == FRIDAY


@pytest.mark.parametrize("day", [FRIDAY, SATURDAY, MONDAY])
def test_no_step_stays_where_it_is(day: date) -> None:
    assert Workdays([MONDAY]).step(day, 0) == day


@given(near, st.integers(-400, 400), st.frozensets(near, max_size=25))
def test_a_step_is_the_walk(day: date, count: int, holidays: frozenset[date]) -> None:
    assert Workdays(holidays).step(day, count) == walked(day, count, holidays)


def test_a_far_step_costs_no_walk() -> None:
    assert Workdays().step(MONDAY, 3660) == MONDAY + timedelta(weeks=732)
