"""The picture of a plan: where its bars, marks and arrows lie. Geometry only; a layout draws it.

Horizontal places are hundredths of a percent of the picture's width, from 0 to 10000, so that one
drawing fits a phone and a desk; vertical places and lengths are tenths of an em, so that it grows
with its text. All are whole numbers, computed with whole numbers: a twin in another language
comes to the same ones.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

WIDTH = 10000
"""The picture's width in horizontal places."""

LEAST_WIDTH = 210
"""The width that a picture asks for, in tenths of an em: a phone shows it without scrolling."""

LEAST_BAR = 120
"""A day of a long plan would be too thin to see; no bar is narrower than this."""

HEADER = 46
"""Three lines above the rows: the anchor's label, the periods, the marks."""

ROW = 30
"""A row's height: a label, and a bar below it."""

BAR_HEIGHT = 8
GAP = 3

Unit = Literal["day", "week", "month", "quarter", "year"]
Align = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class Row:
    """A task as the picture needs it: both days included, `after` the rows it waits for."""

    label: str
    first: date
    last: date
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A text that begins or ends at `x`, but for a small gap."""

    x: int
    align: Align

    @property
    def gap(self) -> int:
        """How far from `x` the text begins or ends, to the left where it is negative."""
        return GAP if self.align == "start" else -GAP


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of a day, week, month, quarter or year, and whether its label has room."""

    x: int
    day: date
    unit: Unit
    labelled: bool

    @property
    def label(self) -> Label:
        """Where the day is written, if it is."""
        return Label(self.x, "start")


@dataclass(frozen=True, slots=True)
class Bar:
    """A task: it lies from `x` to `end` (excluded), `y` is the top of its row."""

    x: int
    end: int
    y: int
    label: Label

    @property
    def base(self) -> int:
        """The base line of the label."""
        return self.y + 13

    @property
    def top(self) -> int:
        """The bar's upper edge."""
        return self.y + 17

    @property
    def height(self) -> int:
        """From the bar's upper edge to its lower one."""
        return BAR_HEIGHT

    @property
    def middle(self) -> int:
        """Half-way between the bar's edges."""
        return self.top + self.height // 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the end of a bar to that of a task which waits for it.

    It leaves at (`x`, `top`), runs along to `turn`, down (or up) to `bottom`, and along to `tip`.
    """

    x: int
    top: int
    turn: int
    bottom: int
    tip: int

    @property
    def head(self) -> Literal["down", "right", "left"]:
        """Where the arrow points."""
        if self.tip == self.turn:
            return "down"
        return "right" if self.tip > self.turn else "left"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that is drawn. `width`, the least one, and `height` are in tenths of an em; the
    rows begin at `top`.

    `anchor` is the anchor day's band, its end excluded; `weekends` are such bands in plans of some
    weeks. `marks` are lines, `periods` what they are parts of: the months of weeks, the years of
    months; the first one may have begun before the plan.
    """

    width: int
    top: int
    height: int
    anchor: tuple[int, int]
    anchor_label: Label
    weekends: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]
    periods: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to places; `end` is the day after the last one."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def x(self, day: date) -> int:
        return (day - self.start).days * WIDTH // self.days


def draw(rows: Sequence[Row], anchor_day: date, anchor_label: str) -> Timeline:
    """Return the picture of at least one row, in the order given."""
    scale = _Scale(
        min(anchor_day, *(row.first for row in rows)),
        max(anchor_day, *(row.last for row in rows)) + timedelta(days=1),
    )
    bold = _text_width(anchor_label) * 9 // 8
    labels = [text_width + GAP for text_width in (bold, *(_text_width(row.label) for row in rows))]
    width = max(LEAST_WIDTH, *labels)
    bars = tuple(
        _bar(row, HEADER + index * ROW, scale, width, labels[index + 1])
        for index, row in enumerate(rows)
    )
    anchor = scale.x(anchor_day), scale.x(anchor_day + timedelta(days=1))
    return Timeline(
        width=width,
        top=HEADER,
        height=HEADER + len(rows) * ROW,
        anchor=anchor,
        anchor_label=_label(*anchor, width, labels[0]),
        weekends=tuple(_weekends(scale)),
        marks=tuple(_marks(scale, width)),
        periods=tuple(_periods(scale, width)),
        bars=bars,
        arrows=tuple(
            _arrow(bars[earlier], bars[index])
            for index, row in enumerate(rows)
            for earlier in row.after
        ),
    )


_NARROW = " !'(),.:;I[]fijlrt|"
_BROAD = "%@MWmw"


def _text_width(text: str) -> int:
    """Return about how wide a text is, in tenths of an em, in a font that runs wide."""
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if ord(character) >= 0x1100:  # from Hangul on, most letters are as wide as high
        return 11
    if character in _NARROW:
        return 4
    if character in _BROAD:
        return 10
    return 7 if "A" <= character <= "Z" else 6


def _bar(row: Row, y: int, scale: _Scale, width: int, text_width: int) -> Bar:
    x, end = scale.x(row.first), scale.x(row.last + timedelta(days=1))
    end = max(end, x + LEAST_BAR)
    if end > WIDTH:
        x, end = min(x, WIDTH - LEAST_BAR), WIDTH
    return Bar(x, end, y, _label(x, end, width, text_width))


def _label(x: int, end: int, width: int, text_width: int) -> Label:
    """Return where a text stands that belongs to what lies between two places.

    From its beginning on if there is room in the narrowest picture, else up to its end, else so
    that it just reaches the right edge there.
    """
    room = text_width * WIDTH // width
    if x + room > WIDTH and end >= room:
        return Label(end, "end")
    return Label(min(x, WIDTH - room), "start")


def _arrow(earlier: Bar, later: Bar) -> Arrow:
    x = earlier.end
    if later.x - LEAST_BAR <= x <= later.end:
        turn = max(x, later.x)
        return Arrow(x, earlier.middle, turn, later.top, turn)
    tip = later.x if x < later.x else later.end
    return Arrow(x, earlier.middle, x, later.middle, tip)


# Marks -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tier:
    """How plans of up to `days` are marked: labels of `unit`, lines of `line`, both in `period`.

    `room` is what a label of the unit takes, in tenths of an em.
    """

    days: int
    unit: Unit
    line: Unit
    period: Unit | None
    room: int


_TIERS = (
    _Tier(10, "day", "day", "month", 35),
    _Tier(112, "week", "week", "month", 15),
    _Tier(300, "month", "month", "year", 25),
    _Tier(900, "quarter", "month", "year", 25),
)
_YEARS = _Tier(0, "year", "year", None, 30)
_WEEKENDS_SHOWN = 112
_PERIOD_ROOM = {"month": 50, "year": 30}

_BEGINS: dict[Unit, Callable[[date], bool]] = {
    "day": lambda _: True,
    "week": lambda day: day.weekday() == 0,
    "month": lambda day: day.day == 1,
    "quarter": lambda day: day.day == 1 and day.month % 3 == 1,
    "year": lambda day: day.day == 1 and day.month == 1,
}


def _tier(scale: _Scale) -> _Tier:
    return next((tier for tier in _TIERS if scale.days <= tier.days), _YEARS)


def _marks(scale: _Scale, width: int) -> Iterator[Mark]:
    """Yield the lines; those that begin the labelled unit are labelled where there is room.

    Of years only those: their lines would stand too close.
    """
    tier = _tier(scale)
    free = 0
    for day in _days(scale, tier.line):
        x = scale.x(day)
        after = x + tier.room * WIDTH // width
        labelled = _BEGINS[tier.unit](day) and x >= free and after <= WIDTH
        if labelled or tier is not _YEARS:
            yield Mark(x, day, tier.unit if _BEGINS[tier.unit](day) else tier.line, labelled)
        free = after if labelled else free


def _periods(scale: _Scale, width: int) -> Iterator[Mark]:
    """Yield the period that the picture begins in, and those that begin in it."""
    period = _tier(scale).period
    if period is None:
        return
    days = [day for day in _days(scale, period) if day != scale.start]
    places = [0, *(scale.x(day) for day in days), WIDTH]
    room = _PERIOD_ROOM[period] * WIDTH // width
    for index, day in enumerate([scale.start, *days]):
        x = places[index]
        yield Mark(x, day, period, labelled=places[index + 1] - x >= room)


def _weekends(scale: _Scale) -> Iterator[tuple[int, int]]:
    if scale.days > _WEEKENDS_SHOWN:
        return
    for day in _days(scale, "day"):
        if day.weekday() >= 5:
            yield scale.x(day), scale.x(day + timedelta(days=1))


def _days(scale: _Scale, unit: Unit) -> Iterator[date]:
    """Yield the days of the picture that begin a unit."""
    if unit == "year":  # plans of centuries are valid; looking at each of their days is long
        years = (date(year, 1, 1) for year in range(scale.start.year, scale.end.year + 1))
        yield from (day for day in years if scale.start <= day < scale.end)
        return
    days = (scale.start + timedelta(days=index) for index in range(scale.days))
    yield from (day for day in days if _BEGINS[unit](day))
