"""From a template and the visitor's choices to dates (specification: scheduling.md)."""

import bisect
import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from plan_catalogue.model import Anchor, Task, Template, Weekends
from plan_catalogue.timing import DAYS, Unit
from plan_catalogue.workdays import ONE_DAY, Workdays

EARLIEST = date(1970, 1, 1)
LATEST = date(2199, 12, 31)
"""The first and the last day that may be an anchor day."""

NAME_LENGTH = 60
"""The most characters of the visitor's name for a plan."""

Reminder = Literal["none", "evening-before", "day-before", "week-before"]
REMINDERS: tuple[Reminder, ...] = ("none", "evening-before", "day-before", "week-before")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the visitor chose. `anchor_day` is the day itself, never the one to finish by."""

    anchor_day: date
    weekends: Weekends = "keep"
    holidays: tuple[date, ...] = ()
    skip: frozenset[str] = frozenset()
    reminder: Reminder = "none"
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """A task with its dates, both included. `number` is its place in the template, from 1."""

    number: int
    task: Task
    first: date
    last: date

    @property
    def days(self) -> int:
        """Calendar days from the first to the last, both included."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Plan:
    """A template on the calendar: what every file and page is made from."""

    template: Template
    choices: Choices
    tasks: tuple[PlannedTask, ...]

    @property
    def title(self) -> str:
        """The visitor's name for the plan, else the template's title."""
        return self.choices.name or self.template.title


def schedule(template: Template, choices: Choices) -> Plan:
    """Return the plan: dates for every task that is not left out.

    Raises ValueError when the anchor day lies outside 1970 to 2199, or no task remains.
    """
    if not EARLIEST <= choices.anchor_day <= LATEST:
        message = f"{choices.anchor_day} is outside the years 1970 to 2199; choose another day"
        raise ValueError(message)
    dates = task_dates(
        template.tasks,
        template.anchor,
        choices.anchor_day,
        choices.weekends,
        Workdays(choices.holidays),
    )
    planned = tuple(
        PlannedTask(number, task, first, last)
        for number, (task, (first, last)) in enumerate(zip(template.tasks, dates, strict=True), 1)
        if task.id not in choices.skip
    )
    if not planned:
        raise ValueError("every task is left out; keep one")
    return Plan(template, choices, planned)


def task_dates(
    tasks: Sequence[Task],
    anchor: Anchor,
    anchor_day: date,
    weekends: Weekends,
    workdays: Workdays,
) -> list[tuple[date, date]]:
    """Return the first and last day of each task, both included."""
    if weekends == "keep":
        return [_as_they_fall(task, anchor_day) for task in tasks]
    # Index 0 of counted working days: an event stays on its day, a start waits for work.
    origin = anchor_day if anchor == "event" else workdays.on_or_after(anchor_day)
    dates = []
    for task in tasks:
        if anchor == "event" and task.timing.is_anchor_day:
            dates.append((anchor_day, workdays.step(anchor_day, task.duration - 1)))
        elif weekends == "workdays" and task.timing.unit == "day":
            dates.append(_counted(task, origin, workdays))
        else:
            dates.append(_moved(task, anchor_day, workdays))
    return dates


def latest_start(
    tasks: Sequence[Task], finish_by: date, weekends: Weekends, workdays: Workdays
) -> date:
    """Return the latest anchor day of a start plan that ends on or before `finish_by`.

    Raises ValueError when that day lies outside 1970 to 2199.
    """

    def ends_later(day: date) -> bool:
        return max(last for _, last in task_dates(tasks, "start", day, weekends, workdays)) > (
            finish_by
        )

    # A later start never ends earlier. One day past LATEST is looked at, to tell "too late".
    found = _first_day_where(ends_later, EARLIEST, LATEST + 2 * ONE_DAY) - ONE_DAY
    if not EARLIEST <= found <= LATEST:
        message = f"to finish by {finish_by} it would start outside the years 1970 to 2199"
        raise ValueError(f"{message}; choose another day")
    return found


def default_day(template: Template, build_day: date) -> date:
    """Return the Monday that a template's ready files are made for (downloads.md, Addresses).

    The first Monday on or after `build_day`; in an event plan the first one that leaves no task
    before `build_day`. Where that would lie beyond 2199, the last Monday of that year.
    """
    monday = build_day + timedelta(days=-build_day.weekday() % 7)
    last_monday = LATEST - timedelta(days=LATEST.weekday())
    if template.anchor == "start":
        return min(monday, last_monday)
    workdays = Workdays()

    def leaves_none_before(weeks: int) -> bool:
        day = monday + timedelta(weeks=weeks)
        dates = task_dates(template.tasks, "event", day, template.weekends, workdays)
        return all(first >= build_day for first, _ in dates)

    weeks = range((last_monday - monday).days // 7 + 1)
    found = bisect.bisect_left(weeks, True, key=leaves_none_before)
    return min(monday + timedelta(weeks=found), last_monday)


def _first_day_where(test: Callable[[date], bool], start: date, stop: date) -> date:
    """Return the first day in [start, stop) that passes a test which all later days pass."""
    days = range(start.toordinal(), stop.toordinal())
    index = bisect.bisect_left(days, True, key=lambda ordinal: test(date.fromordinal(ordinal)))
    return start + timedelta(days=index)


def _as_they_fall(task: Task, anchor_day: date) -> tuple[date, date]:
    timing = task.timing
    first = _offset(anchor_day, timing.unit, timing.first)
    if timing.until is None:
        return first, first + timedelta(days=task.duration - 1)
    return first, _offset(anchor_day, timing.unit, timing.until) - ONE_DAY


def _moved(task: Task, anchor_day: date, workdays: Workdays) -> tuple[date, date]:
    """Return a task's dates on working days: one day moved, a span trimmed."""
    timing = task.timing
    first, last = _as_they_fall(task, anchor_day)
    if timing.is_span:
        first, last = workdays.on_or_after(first), workdays.on_or_before(last)
        return first, max(first, last)
    move = workdays.on_or_before if timing.first < 0 else workdays.on_or_after
    first = move(first)
    return first, workdays.step(first, task.duration - 1)


def _counted(task: Task, origin: date, workdays: Workdays) -> tuple[date, date]:
    """Return the dates of a phrase in days, counting working days from index 0, `origin`."""
    timing = task.timing
    first = workdays.step(origin, timing.first)
    if timing.until is None:
        return first, workdays.step(first, task.duration - 1)
    return first, workdays.step(origin, timing.until - 1)


def _offset(day: date, unit: Unit, count: int) -> date:
    if unit == "month":
        return add_months(day, count)
    return day + timedelta(days=count * DAYS[unit])


def add_months(day: date, count: int) -> date:
    """Return the same day `count` months on, or the month's last day when it has none such."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
