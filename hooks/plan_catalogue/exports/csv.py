"""A plan as a spreadsheet (RFC 4180; specification: downloads.md, Spreadsheet)."""

import re
from collections.abc import Iterator

from plan_catalogue import markdown
from plan_catalogue.schedule import Plan

COLUMNS = (
    "No.",
    "Task",
    "Category",
    "Points",
    "When",
    "Start",
    "End",
    "Days",
    "Sign-off",
    "Role",
    "Details",
)

# Excel takes UTF-8 for UTF-8 on a double click only behind a byte order mark.
_BOM = "\ufeff"

_FORMULA = re.compile("[=+\\-@＝＋－＠\t\r\n]")


def render(plan: Plan) -> str:
    """Return the file, with its byte order mark; one row a task."""
    rows = [COLUMNS, *_rows(plan)]
    return _BOM + "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _rows(plan: Plan) -> Iterator[tuple[str, ...]]:
    for planned in plan.tasks:
        task = planned.task
        yield (
            str(planned.number),
            task.title,
            task.category,
            str(task.points),
            task.timing.label,
            planned.first.isoformat(),
            planned.last.isoformat(),
            str(planned.days),
            "Yes" if task.sign_off is True else task.sign_off or "",
            task.role or "",
            markdown.to_text(task.details).strip() if task.details else "",
        )


def _cell(text: str) -> str:
    # A spreadsheet would run what looks like a formula; an apostrophe makes it a text.
    guarded = f"'{text}" if _FORMULA.match(text) else text
    if re.search('[",\r\n]', guarded):
        return '"' + guarded.replace('"', '""') + '"'
    return guarded
