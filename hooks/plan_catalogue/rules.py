"""The rules of a template and why they are there: what every problem refers to.

CONTRIBUTING.md and the format page print these paragraphs, in this order.
"""

from dataclasses import dataclass

from plan_catalogue.model import (
    CATEGORIES_IN_PLAN,
    MAX_BYTES,
    MAX_DEPTH,
    TEMPLATE_SLUG_LENGTH,
)
from plan_catalogue.timing import LARGEST


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's name and, in Markdown, what it says and why."""

    title: str
    text: str

    @property
    def anchor(self) -> str:
        """The id that hosts of repositories give the heading, which is words only."""
        return self.title.lower().replace(" ", "-")


_LEAST, _MOST = TEMPLATE_SLUG_LENGTH
_KIB = MAX_BYTES // 1024

NAMES = Rule(
    "Names and folders",
    f"""\
A template is the file `templates/<category>/<slug>.yml`. The folder is one of the categories in
`categories.yml`. The slug has {_LEAST} to {_MOST} characters; it becomes the page's address,
which others link to and which does not change when the file moves to another category, so no
two templates have the same. Neither have two the same title: nobody could tell them apart.""",
)
FILE = Rule(
    "Plain files",
    f"""\
A template is a plain text file in UTF-8, without byte order mark, of at most {_KIB} KiB;
plans are far smaller. Symbolic links, pipes and the like are refused: a link could lead to any
file of the machine that builds the catalogue.""",
)
YAML = Rule(
    "YAML",
    f"""\
One document of keys, lists and texts, at most {MAX_DEPTH} levels deep. Indent with blanks, never
with tabs: items of one list, and keys of one task, stand straight below each other. A key has a
colon and a blank behind it, and behind a closing quote stands nothing. Anchors (`&`), aliases
(`*`), tags (`!`) and merge keys (`<<`) are refused, since few can read them and some of them
have been used for attacks. A key stands once: of two, one would be lost unseen. Put a text in
quotes when it holds `: ` or ` #`, or begins with a sign such as `[`, `{{`, `*`, `&`, `!`, `|`,
`>`, `%`, `@` or a backtick.""",
)
KEYS = Rule(
    "Keys",
    """\
Only the keys that are listed, spelt as they are. What is unknown is refused, as it mostly is a
mistyped key whose text would be lost. Of an optional key that you do not need, delete the whole
line.""",
)
TEXT = Rule(
    "Text",
    """\
One line without markup, within its limits: it has to fit on a phone, into a calendar and into a
cell. Lengths count characters, blanks at both ends apart, and at least one of them can be seen.
YAML takes `5`, `1.5` and `true` for something else than text; put them in quotes when you mean the
words. A title may not begin with `=`, `+`, `-` or `@`, which spreadsheets take for the beginning
of a formula.""",
)
CHARACTERS = Rule(
    "Invisible characters",
    """\
Control characters, and those that turn the direction of a line, are refused: they can make a
file show something else than it says. They mostly come along when text is copied; delete them
and type the place again. Emoji and all scripts are fine.""",
)
MARKDOWN = Rule(
    "Markdown",
    """\
`why`, `answer` and `details` take paragraphs, emphasis, lists, inline code, code blocks and
links with `http`, `https` or `mailto`. HTML, images, headings, block quotes and other schemes
are refused: the same text goes into calendars and spreadsheets, and a page of strangers' HTML
could harm its readers.""",
)
LISTS = Rule(
    "Lists",
    """\
Each item stands on a line of its own after `- `. The limits keep pages short enough to be read.""",
)
SLUGS = Rule(
    "Slugs",
    f"""\
Small letters `a` to `z`, digits, and single hyphens between them, such as `new-puppy`. Slugs
stand in addresses and calendars, where other characters do not arrive as they were sent. Tags,
task ids and task categories are slugs; a plan has at most {CATEGORIES_IN_PLAN} different task
categories, as more colours cannot be told apart.""",
)
NUMBERS = Rule(
    "Numbers",
    """\
Whole numbers in digits, without quotes. Points weigh effort; what counts is how they compare
with those of the other tasks.""",
)
DATES = Rule(
    "Dates",
    """\
`added` and `updated` are the days when the file was added and last changed, written
year-month-day such as `2026-05-31`. There is no other date in a template: the visitor chooses
the day.""",
)
CHOICES = Rule(
    "Choices",
    """\
One of the words that the key allows, spelt as they are.""",
)
ADDRESSES = Rule(
    "Web addresses",
    """\
A source's `url` is written in full, with `https://` or `http://`, and without blanks or signs
that would have to be encoded.""",
)
TIMING = Rule(
    "Timing",
    f"""\
`when` is one of the timing phrases, counted from the day that the visitor chooses, with numbers
from 1 to {LARGEST}. A phrase such as `Week 2` names several days; a task with one of those has
no `duration`, as nobody could say which of the two holds.""",
)
ANCHOR = Rule(
    "Start or event",
    """\
With `anchor: start` the plan counts from the day it begins, and nothing lies before that day.
With `anchor: event` it counts from an event, with tasks before and after it, and `anchor_label`
says what visitors choose: `Wedding day`.""",
)
ORDER = Rule(
    "Order of tasks",
    """\
Tasks stand in the order of their first day, a month counting 30 days, so that whoever reads a
plan from top to bottom reads it in time. Tasks of one day stand as you like.""",
)
IDS = Rule(
    "Task ids",
    """\
Each task has an id of its own: `id`, or what is made from its title. Calendars know a task by
it, so write the old one as `id` when you rename a task, and a copied calendar still follows.""",
)
AFTER = Rule(
    "Who waits for whom",
    """\
`after` names ids of tasks that must be finished first. They begin on the same day or earlier,
and no task waits for itself, not even by a detour: nobody could begin.""",
)
RELATED = Rule(
    "Related templates",
    """\
`related` and `next` name slugs of other templates that are in the catalogue. They become links,
and a link to nowhere helps nobody.""",
)

DUPLICATES = Rule(
    "Near-duplicates",
    """\
A template that shares the words of its title, or more than a third of the wording of its tasks
or summary, with another makes visitors choose without knowing how. Most often the other one
wants improving. Two kinds of one thing may both stay when their summaries say for whom they
are.""",
)
TAGS = Rule(
    "Tags",
    """\
A tag leads from one plan to others that share something with it; a word that no other plan has
leads nowhere, and belongs in the summary, where search finds it. Take tags from `tags.yml` in the
templates folder. One that is missing there, and that two plans would have, may be added
with its meaning.""",
)
BIG_TASKS = Rule(
    "Big tasks without details",
    """\
Whoever is given a task of more points than the plan's average has to know what to do, and when
it is done. A title alone seldom says both.""",
)
STOCK = Rule(
    "Stock sentences",
    """\
A sentence of five words or more that stands in three templates is true of anything, and readers
learn to skip it. The `caution` may repeat: it is the same where the law or the body is
concerned.""",
)
LOOKS = Rule(
    "Other than it looks",
    """\
YAML takes what follows ` #` for a comment: the text ends there, and no reader sees the rest. Put
the text in quotes, or the comment on a line of its own. A line with a hyphen that stands further
right than the item above it is no new item, but goes on with that one. `yes`, `no`, `on` and `off`
are words like others: `sign_off: no` says that somebody called no has to sign.""",
)
EXAMPLES = Rule(
    "Examples of the starter file",
    """\
The starter file's texts show what a key is for. In a plan they say nothing about it, and the
author is nobody.""",
)

ADVICE = (DUPLICATES, TAGS, BIG_TASKS, STOCK, LOOKS, EXAMPLES)
"""What `plans check --advice` points at; a reviewer may leave it as it is."""

RULES = (
    NAMES,
    FILE,
    YAML,
    KEYS,
    TEXT,
    CHARACTERS,
    MARKDOWN,
    LISTS,
    SLUGS,
    NUMBERS,
    DATES,
    CHOICES,
    ADDRESSES,
    TIMING,
    ANCHOR,
    ORDER,
    IDS,
    AFTER,
    RELATED,
)
