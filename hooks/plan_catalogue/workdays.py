"""Working days: neither Saturday nor Sunday nor a listed holiday.

Counting is done on *ranks*: Monday 0001-01-01 has rank 1, the Tuesday after it 2, and each Monday
follows its Friday, so that a step over any distance is arithmetic and not a walk.
"""

from collections.abc import Iterable
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


class Workdays:
    """The working days that remain beside weekends and the given holidays."""

    def __init__(self, holidays: Iterable[date] = ()) -> None:
        """Take any dates; those that fall on a weekend change nothing."""
        on_weekdays = {day for day in holidays if day.weekday() < 5}
        self._ranks = sorted(_weekdays_to(day) for day in on_weekdays)

    def on_or_after(self, day: date) -> date:
        """Return `day`, or the next working day when it is none."""
        return self.step(day - ONE_DAY, 1)

    def on_or_before(self, day: date) -> date:
        """Return `day`, or the working day before when it is none."""
        return self.step(day + ONE_DAY, -1)

    def step(self, day: date, count: int) -> date:
        """Return the `count`th working day strictly after `day` (before it when negative).

        Zero gives `day` itself, working or not.
        """
        if count == 0:
            return day
        if count > 0:
            before = _weekdays_to(day)
            rank = before + count
            for holiday in self._ranks:
                if before < holiday <= rank:
                    rank += 1
            return _weekday(rank)
        after = _weekdays_to(day - ONE_DAY) + 1
        rank = after + count
        for holiday in reversed(self._ranks):
            if rank <= holiday < after:
                rank -= 1
        return _weekday(rank)


def _weekdays_to(day: date) -> int:
    """Return how many Mondays to Fridays lie between 0001-01-01 and `day`, both included."""
    weeks, days = divmod(day.toordinal(), 7)
    return 5 * weeks + min(days, 5)


def _weekday(rank: int) -> date:
    weeks, days = divmod(rank - 1, 5)
    return date.fromordinal(7 * weeks + days + 1)
