from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from plan_catalogue.model import Template
from plan_catalogue.schedule import EARLIEST, LATEST, Choices, latest_start, schedule
from plan_catalogue.workdays import ONE_DAY, Workdays
from tests.property.strategies import choices, templates


@given(templates(), choices())
def test_every_valid_plan_has_dates_and_each_task_ends_after_it_begins(
    template: Template, chosen: Choices
) -> None:
    plan = schedule(template, chosen)
    assert len(plan.tasks) == len(template.tasks)
    assert all(planned.days >= 1 for planned in plan.tasks)


@given(templates(), choices(), st.integers(-50, 50))
def test_kept_dates_move_with_the_anchor_by_whole_weeks(
    template: Template, chosen: Choices, weeks: int
) -> None:
    shift = timedelta(weeks=weeks)
    assume(EARLIEST <= chosen.anchor_day + shift <= LATEST)
    here = schedule(template, replace(chosen, weekends="keep"))
    there = schedule(
        template, replace(chosen, weekends="keep", anchor_day=chosen.anchor_day + shift)
    )
    for one, other in zip(here.tasks, there.tasks, strict=True):
        if one.task.timing.unit != "month":
            assert (one.first + shift, one.last + shift) == (other.first, other.last)


@given(templates(), choices(), st.sampled_from(["move", "workdays"]))
def test_no_moved_or_counted_date_falls_on_a_day_off_but_the_events_own(
    template: Template, chosen: Choices, weekends: str
) -> None:
    plan = schedule(template, replace(chosen, weekends=weekends))  # type: ignore[arg-type]
    for planned in plan.tasks:
        own_day = template.anchor == "event" and planned.first == chosen.anchor_day
        first_works, last_works = (
            day.weekday() < 5 and day not in chosen.holidays
            for day in (planned.first, planned.last)
        )
        assert first_works or own_day
        assert last_works or (own_day and planned.days == 1)


@given(templates("start"), choices())
def test_the_latest_start_ends_in_time_and_the_day_after_it_does_not(
    template: Template, chosen: Choices
) -> None:
    # On the last days of all the latest start may lie beyond them, and is refused.
    assume(chosen.anchor_day.year < LATEST.year)
    finish = max(planned.last for planned in schedule(template, chosen).tasks)
    start = latest_start(template.tasks, finish, chosen.weekends, Workdays(chosen.holidays))
    assert start >= chosen.anchor_day
    ends = [
        max(planned.last for planned in schedule(template, replace(chosen, anchor_day=day)).tasks)
        for day in (start, start + ONE_DAY)
    ]
    assert ends[0] <= finish < ends[1]


@given(templates("start"), choices(), st.integers(1, 30))
def test_a_later_start_never_ends_earlier(template: Template, chosen: Choices, later: int) -> None:
    day = min(chosen.anchor_day + timedelta(days=later), LATEST)
    ends = [
        max(planned.last for planned in schedule(template, replace(chosen, anchor_day=start)).tasks)
        for start in (chosen.anchor_day, day)
    ]
    assert ends[0] <= ends[1]
