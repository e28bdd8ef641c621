"""What holds for every picture, whatever the plan."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plan_catalogue.timeline import (
    GAP,
    HEADER,
    LEAST_BAR,
    WIDTH,
    Row,
    Timeline,
    _text_width,
    draw,
)
from tests.plans import MONDAY

OFFSETS = st.one_of(st.integers(-400, 400), st.integers(-40_000, 40_000))


@st.composite
def rows(draw_: st.DrawFn) -> list[Row]:
    made: list[Row] = []
    for index in range(draw_(st.integers(1, 12))):
        first = MONDAY + timedelta(days=draw_(OFFSETS))
        last = first + timedelta(days=draw_(st.integers(0, 400)))
        after = draw_(st.sets(st.integers(0, index - 1), max_size=3)) if index else set()
        made.append(Row(draw_(st.text(max_size=80)), first, last, tuple(sorted(after))))
    return made


def picture_of(rows: list[Row], anchor: int = 0) -> Timeline:
    return draw(rows, MONDAY + timedelta(days=anchor), "Big day")


@given(rows(), st.integers(-500, 500))
def test_everything_lies_inside_the_picture(rows: list[Row], anchor: int) -> None:
    picture = picture_of(rows, anchor)
    for x, end in [*((bar.x, bar.end) for bar in picture.bars), *picture.weekends]:
        assert 0 <= x < end <= WIDTH
    assert all(bar.end - bar.x >= LEAST_BAR for bar in picture.bars)
    for mark in (*picture.marks, *picture.periods):
        assert 0 <= mark.x < WIDTH
    for arrow in picture.arrows:
        assert min(arrow.x, arrow.turn, arrow.tip) >= 0
        assert max(arrow.x, arrow.turn, arrow.tip) <= WIDTH
        assert min(arrow.top, arrow.bottom) >= HEADER
        assert max(arrow.top, arrow.bottom) <= picture.height


@given(rows())
def test_every_label_has_room_in_the_narrowest_picture(rows: list[Row]) -> None:
    picture = picture_of(rows)
    for row, bar in zip(rows, picture.bars, strict=True):
        room = (_text_width(row.label) + GAP) * WIDTH // picture.width
        if bar.label.align == "start":
            assert 0 <= bar.label.x <= WIDTH - room
        else:
            assert room <= bar.label.x <= WIDTH


@given(rows())
def test_bars_keep_the_order_of_their_days(rows: list[Row]) -> None:
    by_first = sorted(zip(rows, picture_of(rows).bars, strict=True), key=lambda it: it[0].first)
    for (_, earlier), (_, later) in pairwise(by_first):
        assert earlier.x <= later.x


@given(rows())
def test_every_arrow_leaves_one_bar_and_touches_the_other(rows: list[Row]) -> None:
    picture = picture_of(rows)
    pairs = [(earlier, index) for index, row in enumerate(rows) for earlier in row.after]
    for (earlier, later), arrow in zip(pairs, picture.arrows, strict=True):
        start, goal = picture.bars[earlier], picture.bars[later]
        assert (arrow.x, arrow.top) == (start.end, start.middle)
        assert goal.x <= arrow.tip <= goal.end
        assert arrow.bottom in (goal.top, goal.middle)


@given(rows())
def test_labels_of_marks_do_not_overlap(rows: list[Row]) -> None:
    picture = picture_of(rows)
    room = {"day": 35, "week": 15, "month": 25, "quarter": 25, "year": 30}
    for labelled in (
        [mark for mark in picture.marks if mark.labelled],
        [mark for mark in picture.periods if mark.labelled],
    ):
        for mark, following in pairwise(labelled):
            assert mark.x + room[mark.unit] * WIDTH // picture.width <= following.x


@given(rows(), st.integers(-200, 200))
def test_a_plan_moved_by_weeks_has_the_same_bars_and_weekends(rows: list[Row], weeks: int) -> None:
    by = timedelta(weeks=weeks)
    moved = [Row(row.label, row.first + by, row.last + by, row.after) for row in rows]
    one, other = picture_of(rows), picture_of(moved, 7 * weeks)
    assert (one.bars, one.arrows, one.weekends) == (other.bars, other.arrows, other.weekends)
