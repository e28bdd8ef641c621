"""Templates and plans in a line or two, for tests that are about what comes after reading."""

from dataclasses import replace
from datetime import UTC, date, datetime

from plan_catalogue import timing
from plan_catalogue.library import Entry, Library
from plan_catalogue.model import Anchor, Category, Question, Task, Template
from plan_catalogue.pages import Settings
from plan_catalogue.reading import task_id
from plan_catalogue.schedule import Choices, Plan, schedule

SITE = "https://plans.example.org/"
STAMP = datetime(2027, 1, 1)  # noqa: DTZ001 - only its digits are written, and they mean UTC
MONDAY = date(2027, 1, 4)
HOME = Category("home", "Home", "Plans for the home and family.", "material/home")
DATA = Category("data", "Data", "Plans for data of every kind.", "material/database")
SETTINGS = Settings(
    site_url=SITE,
    name="Plans",
    description="Plans for everybody.",
    repository="https://git.example.com/plans",
    built=datetime(2027, 1, 1, tzinfo=UTC),
    icons={"material/home": "<svg></svg>", "material/database": "<svg></svg>"},
)


def a_task(when: str = "day of", **changes: object) -> Task:
    """Return a small task; `changes` are fields of Task."""
    title = str(changes.get("title", "Do it"))
    task = Task(
        id=task_id(title, 1),
        title=title,
        timing=timing.parse(when),
        duration=1,
        category="work",
        points=5,
        details=None,
        subtasks=(),
        sign_off=None,
        after=(),
        role=None,
    )
    return replace(task, **changes)  # type: ignore[arg-type]


def a_template(*tasks: Task, anchor: Anchor = "start", **changes: object) -> Template:
    """Return a template of these tasks; `changes` are fields of Template."""
    template = Template(
        slug="small-plan",
        title="Small plan",
        summary="A plan that is small.",
        anchor=anchor,
        anchor_label="Big day" if anchor == "event" else None,
        weekends="keep",
        tags=(),
        added=date(2026, 11, 23),
        updated=None,
        authors=(),
        sources=(),
        related=(),
        next=(),
        caution=None,
        why="Because.",
        best_for=("All", "Some"),
        benefits=("One", "Two"),
        faq=(Question("Why?", "So."), Question("How?", "Thus.")),
        tasks=tasks,
    )
    return replace(template, **changes)  # type: ignore[arg-type]


def a_library(*templates: Template) -> Library:
    """Return a library of two categories with these templates in the first."""
    entries = tuple(Entry(each, HOME, f"home/{each.slug}.yml") for each in templates)
    return Library((HOME, DATA), entries, (), {})


def a_plan(*tasks: Task, day: date = MONDAY, **choices: object) -> Plan:
    """Return a plan of these tasks from a Monday on; `choices` are fields of Choices."""
    return schedule(a_template(*tasks), replace(Choices(day), **choices))  # type: ignore[arg-type]
