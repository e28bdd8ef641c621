"""The file that `plans new` writes: a small plan that passes the check, every key explained."""

from collections.abc import Collection
from datetime import date
from textwrap import wrap

import jinja2

from plan_catalogue.model import FAQ, SOURCE, TASK, TEMPLATE, Key, Record
from plan_catalogue.timing import PHRASES
from plan_catalogue.wording import describe, requirement

_RECORDS: dict[str, Record] = {"": TEMPLATE, "tasks": TASK, "faq": FAQ, "sources": SOURCE}
_WIDTH = 96


def render(slug: str, added: date, titles: Collection[str]) -> str:
    """Return the text of a new template; its title is none of `titles`."""
    environment = jinja2.Environment(  # noqa: S701 - YAML is written here, not HTML
        loader=jinja2.PackageLoader("plan_catalogue", "layouts"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("starter.yml.j2").render(
        title=_title(slug, titles), added=added, about=_about, phrases=", ".join(PHRASES)
    )


def _title(slug: str, titles: Collection[str]) -> str:
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
