"""What hypothesis makes plans from: every phrase, and choices of every kind."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from plan_catalogue.model import ANCHORS, WEEKENDS, Anchor, Task, Template
from plan_catalogue.schedule import EARLIEST, LATEST, REMINDERS, Choices
from plan_catalogue.timing import parse
from tests.plans import a_task, a_template

days = st.one_of(
    st.dates(EARLIEST, LATEST),
    st.sampled_from([EARLIEST, LATEST, date(2028, 2, 29), date(2027, 1, 31), date(2027, 12, 31)]),
)

numbers = st.one_of(st.integers(1, 40), st.integers(1, 3660))
anchors: st.SearchStrategy[Anchor] = st.sampled_from(list(ANCHORS))
units = st.sampled_from(["day", "week", "month"])
# Everything that a text of a template may hold: no control, surrogate or separator characters.
texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1)


@st.composite
def phrases(draw: st.DrawFn, anchor: Anchor) -> tuple[str, int]:
    """Return a phrase and a duration that may go with it."""
    sides = ["after", "before"] if anchor == "event" else ["after"]
    unit, number = draw(units), draw(numbers)
    one_day = ["day of", f"{number} {unit}s {draw(st.sampled_from(sides))}", f"day {number}"]
    if draw(st.booleans()):
        return draw(st.sampled_from(one_day)), draw(st.integers(1, 366))
    last = number + draw(st.integers(1, 40))
    spans = [f"week {number}", f"month {number}"]
    if last <= 3660:
        spans.append(f"{unit}s {number}-{last}")
    return draw(st.sampled_from(spans)), 1


@st.composite
def tasks(draw: st.DrawFn, anchor: Anchor, number: int) -> Task:
    phrase, duration = draw(phrases(anchor))
    return a_task(
        phrase,
        duration=duration,
        id=f"task-{number}",
        title=draw(texts),
        points=draw(st.integers(0, 1000)),
        role=draw(st.none() | texts),
        sign_off=draw(st.none() | st.just(value=True) | texts),
        subtasks=tuple(draw(st.lists(texts, max_size=2))),
        details=draw(st.none() | st.lists(texts, min_size=1, max_size=3).map("\n".join)),
    )


@st.composite
def templates(draw: st.DrawFn, anchor: Anchor | None = None) -> Template:
    chosen = draw(anchors) if anchor is None else anchor
    count = draw(st.integers(1, 6))
    made = [draw(tasks(chosen, number)) for number in range(1, count + 1)]
    return a_template(*made, anchor=chosen)


@st.composite
def large_templates(draw: st.DrawFn) -> Template:
    """Return a template of 1 to 200 tasks: a few, and the same again for other days."""
    template = draw(templates())
    some = template.tasks
    total = draw(st.integers(1, 200)) if draw(st.integers(1, 8)) == 8 else len(some)
    made: list[Task] = []
    for index in range(total):
        task = some[index % len(some)]
        number = 1 + (index * 37) % 400
        phrase = task.timing.label if index < len(some) else f"{number} days after"
        span = task.timing.is_span and index < len(some)
        earlier = [made[number % index].id] if index else []
        made.append(
            replace(
                task,
                id=f"task-{index}",
                timing=parse(phrase),
                duration=1 if span else task.duration,
                category=f"kind-{index % 12}",
                after=tuple(earlier),
            )
        )
    label = draw(texts) if template.anchor == "event" else None
    return replace(template, tasks=tuple(made), title=draw(texts), anchor_label=label)


@st.composite
def choices(draw: st.DrawFn) -> Choices:
    day = draw(days)
    near = st.integers(-60, 400).map(lambda offset: day + timedelta(days=offset))
    return Choices(
        anchor_day=day,
        weekends=draw(st.sampled_from(list(WEEKENDS))),
        holidays=tuple(draw(st.lists(near, max_size=12))),
        reminder=draw(st.sampled_from(REMINDERS)),
        name=draw(st.just("") | texts.filter(str.strip)),
    )
