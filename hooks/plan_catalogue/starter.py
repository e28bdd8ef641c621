"""The file that a template is begun with: a small plan that is valid, with every key explained."""

from collections.abc import Collection
from datetime import date
from textwrap import wrap

import jinja2

from plan_catalogue.model import FAQ, SOURCE, TASK, TEMPLATE, Key, Record
from plan_catalogue.problems import GUIDE
from plan_catalogue.timing import PHRASES
from plan_catalogue.wording import describe, requirement

_RECORDS: dict[str, Record] = {"": TEMPLATE, "tasks": TASK, "faq": FAQ, "sources": SOURCE}
_WIDTH = 96


def render(title: str, added: date, *, is_whole: bool = True) -> str:
    """Return the text of a new template: with every key, or those that most plans need.

    The shorter one fits into an address, of which hosts take some 8,000 characters.
    """
    environment = jinja2.Environment(  # noqa: S701 - YAML is written here, not HTML
        loader=jinja2.PackageLoader("plan_catalogue", "layouts"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("starter.yml.j2").render(
        title=title,
        added=added,
        is_whole=is_whole,
        about=_about,
        phrases=", ".join(PHRASES),
        guide=GUIDE,
    )


def title_of(slug: str, titles: Collection[str]) -> str:
    """Return a title for a new template, which is none of `titles`."""
    words = f"{slug.replace('-', ' ').capitalize()} plan"
    number = 2
    title = words
    while title in titles:
        title = f"{words} {number}"
        number += 1
    return title


def _about(path: str, indent: int = 0) -> str:
    """Return the comment on one key: what it holds, whether it is needed, what it means."""
    record, _, name = path.rpartition(".")
    key = _key(_RECORDS[record], name)
    text = f"{name} ({requirement(key)}): {describe(key.kind)}. {key.meaning}"
    lines = wrap(text, _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return ("\n" + " " * indent).join(f"# {line}" for line in lines)


def _key(record: Record, name: str) -> Key:
    return next(key for key in record.keys if key.name == name)
