"""The template format (specification: template-format.md): its keys and limits, and its values.

The tables below are the one place where keys and limits stand. The reader checks by them, the
JSON Schema, the starter file and the documentation's table of keys are made from them.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from plan_catalogue.timing import Timing

MAX_BYTES = 64 * 1024
MAX_DEPTH = 20

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
TEMPLATE_SLUG_LENGTH = (3, 60)
ID_LENGTH = 80
CATEGORIES_IN_PLAN = 12
BRIEF = 100
START_LABEL = "Start date"

Anchor = Literal["start", "event"]
Weekends = Literal["keep", "move", "workdays"]
ANCHORS: dict[Anchor, str] = {
    "start": "The visitor chooses the day the plan starts.",
    "event": "The visitor chooses the day of an event; tasks lie before and after it.",
}
WEEKENDS: dict[Weekends, str] = {
    "keep": "Dates stay where they fall.",
    "move": "Dates on days off move to a working day nearby.",
    "workdays": "Days are counted as working days.",
}

# Kinds of value --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text without line breaks; lengths in characters after trimming, both included."""

    least: int = 1
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Title(Text):
    """Plain text that may not begin as a spreadsheet formula does."""


@dataclass(frozen=True, slots=True)
class Markdown(Text):
    """Markdown with line breaks, of the elements listed in markdown.py."""


@dataclass(frozen=True, slots=True)
class Slug(Text):
    """Small letters, digits and single hyphens."""

    most: int | None = ID_LENGTH


@dataclass(frozen=True, slots=True)
class Phrase:
    """A timing phrase (timing.py)."""


@dataclass(frozen=True, slots=True)
class IsoDate:
    """A day of the calendar, written 2026-05-31."""


@dataclass(frozen=True, slots=True)
class Url:
    """An absolute address with http or https."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words; `meanings`, for editors, say what each of them means."""

    words: tuple[str, ...]
    meanings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, both ends included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class TrueOrText:
    """`true`, or a plain text."""

    text: Text


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; its length lies between `least` and `most`, both included."""

    item: "Kind"
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping of known keys; `name` says what it is: "a task"."""

    name: str
    keys: tuple["Key", ...]


Kind = Text | Phrase | IsoDate | Url | Choice | Whole | TrueOrText | ListOf | Record


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping: what it may hold and, in a sentence, what it means.

    `also` are names that people give it, in small letters; they are refused with the right one.
    """

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    default: str | int | None = None
    also: tuple[str, ...] = ()


# Keys ------------------------------------------------------------------------------------------

ITEM = Text()

FAQ = Record(
    "a question",
    (
        Key(
            "question",
            Text(),
            "A doubt of somebody who has done it once.",
            required=True,
            also=("q",),
        ),
        Key("answer", Markdown(), "The answer, in Markdown.", required=True, also=("a",)),
    ),
)

SOURCE = Record(
    "a source",
    (
        Key("title", Text(), "What the address leads to.", required=True, also=("name",)),
        Key(
            "url",
            Url(),
            "The address, with http or https.",
            required=True,
            also=("link", "href", "address"),
        ),
    ),
)

TASK = Record(
    "a task",
    (
        Key(
            "title",
            Title(3, 80),
            "What is to be done, in a few words.",
            required=True,
            also=("name", "task"),
        ),
        Key(
            "when",
            Phrase(),
            "When it begins, counted from the day that the visitor chooses.",
            required=True,
            also=("date", "time", "timing", "start", "day", "due", "deadline"),
        ),
        Key(
            "duration",
            Whole(1, 366),
            "How many days the task takes from that day; only with a phrase that names one day.",
            default=1,
            also=("days", "length"),
        ),
        Key(
            "category",
            Slug(),
            f"The kind of work; at most {CATEGORIES_IN_PLAN} different ones in a plan.",
            required=True,
            also=("type", "phase", "kind"),
        ),
        Key(
            "points",
            Whole(0, 1000),
            "Effort weight, compared with the others.",
            required=True,
            also=("effort", "weight", "estimate", "pts"),
        ),
        Key(
            "id",
            Slug(),
            "The name of the task inside the plan. It goes into calendar identifiers: "
            "keep it when renaming. Without it, it is made from the title.",
        ),
        Key(
            "details",
            Markdown(1, 2000),
            "What to do and what done looks like, in Markdown.",
            also=("description", "notes", "note"),
        ),
        Key(
            "subtasks",
            ListOf(Text(2, 160), 0, 20),
            "Short steps to tick off.",
            also=("steps", "checklist"),
        ),
        Key(
            "sign_off",
            TrueOrText(Text(1, 60)),
            "true, or who signs: somebody verifies the task before what depends on it begins.",
            also=("approval", "approver"),
        ),
        Key(
            "after",
            ListOf(Slug()),
            "Ids of tasks that must be finished first; none of them begins later than this one.",
            also=("depends_on", "dependencies", "requires"),
        ),
        Key(
            "role",
            Text(1, 60),
            "Who usually does it.",
            also=("owner", "assignee", "who", "responsible"),
        ),
    ),
)

TEMPLATE = Record(
    "a template",
    (
        Key(
            "title",
            Title(5, 80),
            "The plan's name; no other template has it.",
            required=True,
            also=("name",),
        ),
        Key(
            "summary",
            Text(60, 500),
            "One paragraph on what the plan covers.",
            required=True,
            also=("description", "about"),
        ),
        Key(
            "anchor",
            Choice(tuple(ANCHORS), tuple(ANCHORS.values())),
            "start: the visitor chooses the day the plan starts. event: the visitor chooses the "
            "day of an event, and tasks lie before and after it.",
            default="start",
        ),
        Key(
            "anchor_label",
            Text(2, 40),
            "With anchor: event, and only then: what that day is called on the page.",
            also=("label", "event"),
        ),
        Key(
            "weekends",
            Choice(tuple(WEEKENDS), tuple(WEEKENDS.values())),
            "What happens to dates on a weekend unless the visitor chooses otherwise.",
            default="keep",
        ),
        Key(
            "tags",
            ListOf(Slug(), 0, 8),
            "Words that group plans, from the catalogue's list of tags.",
            also=("keywords", "labels"),
        ),
        Key(
            "added",
            IsoDate(),
            "The day the template was added.",
            required=True,
            also=("date", "created"),
        ),
        Key(
            "updated",
            IsoDate(),
            "The day of its last change; not before added.",
            also=("changed", "modified"),
        ),
        Key("authors", ListOf(ITEM), "Names or handles."),
        Key("sources", ListOf(SOURCE), "Where to read more.", also=("links", "references")),
        Key(
            "related",
            ListOf(Slug(), 0, 6),
            "Slugs of similar templates.",
            also=("similar", "see_also"),
        ),
        Key("next", ListOf(Slug(), 0, 3), "Slugs of what usually comes after this plan."),
        Key(
            "caution",
            ITEM,
            "One plain sentence on the plan's limits (medical, legal, financial).",
            also=("warning", "disclaimer"),
        ),
        Key(
            "why",
            Markdown(80, 1500),
            "Why use this template: the failure that it prevents. Markdown.",
            required=True,
            also=("reason", "purpose"),
        ),
        Key(
            "best_for",
            ListOf(ITEM, 2, 8),
            "For whom the plan is.",
            required=True,
            also=("audience",),
        ),
        Key("benefits", ListOf(ITEM, 2, 8), "What one gains by it.", required=True, also=("pros",)),
        Key(
            "faq", ListOf(FAQ, 2, 12), "Questions and answers.", required=True, also=("questions",)
        ),
        Key(
            "tasks",
            ListOf(TASK, 3, 200),
            "The tasks, in order of time.",
            required=True,
            also=("steps", "todos"),
        ),
    ),
)

CATEGORY = Record(
    "a category",
    (
        Key("key", Slug(), "The folder of its templates, and its address.", required=True),
        Key("title", Text(2, 40), "Its name on the pages.", required=True),
        Key("description", Text(20, 300), "One sentence: which plans are here.", required=True),
        Key(
            "icon",
            Text(1, 80),
            "An icon of Material's set, such as material/code-braces.",
            required=True,
        ),
    ),
)

MEANING = Text(10, 200)

TAG = Record(
    "a tag",
    (
        Key("key", Slug(), "What templates have among their tags.", required=True),
        Key("meaning", MEANING, "What the plans that have it share.", required=True),
    ),
)

# Values ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Category:
    """One of the catalogue's categories."""

    key: str
    title: str
    description: str
    icon: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of the catalogue's vocabulary, and which plans have it."""

    key: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Task:
    """One task. `duration` is in days, 1 for a span; `sign_off` is True, who signs, or None."""

    id: str
    title: str
    timing: Timing
    duration: int
    category: str
    points: int
    details: str | None
    subtasks: tuple[str, ...]
    sign_off: bool | str | None
    after: tuple[str, ...]
    role: str | None

    @property
    def nominal_last(self) -> int:
        """The last day's offset from the anchor, included, a month counting 30 days."""
        return self.timing.nominal_last(self.duration)


@dataclass(frozen=True, slots=True)
class Source:
    """Where to read more."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answer in Markdown."""

    question: str
    answer: str


@dataclass(frozen=True)  # without slots, for what is computed once and asked for often
class Template:
    """A plan without dates: what one valid YAML file holds, every default filled in."""

    slug: str
    title: str
    summary: str
    anchor: Anchor
    anchor_label: str | None
    weekends: Weekends
    tags: tuple[str, ...]
    added: date
    updated: date | None
    authors: tuple[str, ...]
    sources: tuple[Source, ...]
    related: tuple[str, ...]
    next: tuple[str, ...]
    caution: str | None
    why: str
    best_for: tuple[str, ...]
    benefits: tuple[str, ...]
    faq: tuple[Question, ...]
    tasks: tuple[Task, ...]

    @property
    def day_label(self) -> str:
        """What the anchor day is called on the page."""
        return self.anchor_label or START_LABEL

    @cached_property
    def brief(self) -> str:
        """The summary in a line: its first sentence, up to BRIEF characters of whole words."""
        sentence = re.split(r"(?<=[.!?])\s", self.summary, maxsplit=1)[0]
        if len(sentence) <= BRIEF:
            return sentence
        return re.sub(r"\W*(\s\S*)?$", "", sentence[:BRIEF]) + "…"

    @cached_property
    def roles(self) -> tuple[str, ...]:
        """Who does the tasks, in the order in which they first appear."""
        return tuple(dict.fromkeys(task.role for task in self.tasks if task.role))

    @cached_property
    def points(self) -> int:
        """The points of all tasks."""
        return sum(task.points for task in self.tasks)

    @property
    def points_by_category(self) -> dict[str, int]:
        """The points of each task category, in the order in which they first appear."""
        points: dict[str, int] = {}
        for task in self.tasks:
            points[task.category] = points.get(task.category, 0) + task.points
        return points

    @cached_property
    def days(self) -> int:
        """The nominal length from the first to the last day, the anchor day included."""
        first = min(0, *(task.timing.nominal_first for task in self.tasks))
        last = max(0, *(task.nominal_last for task in self.tasks))
        return last - first + 1

    @property
    def last_change(self) -> date:
        """The day the template was last changed."""
        return self.updated or self.added
