"""A plan as an iCalendar file (RFC 5545 and 7986; specification: downloads.md, Calendar)."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from urllib.parse import quote

from plan_catalogue import addresses, markdown
from plan_catalogue.schedule import Plan, PlannedTask, Reminder
from plan_catalogue.workdays import ONE_DAY

# RFC 5545 3.1: lines longer than 75 octets, the line break not counted, should be folded.
_LINE = 75

_TRIGGERS: dict[Reminder, str] = {
    "evening-before": "-PT6H",
    "day-before": "-PT15H",
    "week-before": "-P6DT15H",
}


def render(plan: Plan, *, site_url: str, stamp: datetime) -> str:
    """Return the file; `stamp` is its DTSTAMP, in UTC."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Plan Catalogue//Plan Catalogue//EN",
        "CALSCALE:GREGORIAN",
    ]
    if len(plan.tasks) > 1:
        # MS-OXCICAL: a file with one appointment must not name a calendar.
        lines += [f"NAME:{_text(plan.title)}", f"X-WR-CALNAME:{_text(plan.title)}"]
    for planned in plan.tasks:
        lines += _event(plan, planned, site_url, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _event(plan: Plan, planned: PlannedTask, site_url: str, stamp: datetime) -> Iterator[str]:
    task = planned.task
    page = addresses.canonical(site_url, addresses.template_page(plan.template.slug))
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(plan, task.id, site_url)}"
    yield f"DTSTAMP:{stamp.year:04}{stamp:%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_date(planned.first)}"
    # RFC 5545 3.6.1: DTEND of an all-day event is the day after the last one.
    yield f"DTEND;VALUE=DATE:{_date(planned.last + ONE_DAY)}"
    yield f"SUMMARY:{_text(task.title)}"
    yield f"DESCRIPTION:{_text(description(planned, page))}"
    yield f"CATEGORIES:{_text(task.category)}"
    yield f"URL:{page}#{task.id}"
    # Outlook takes TRANSP alone for busy.
    yield "TRANSP:TRANSPARENT"
    yield "X-MICROSOFT-CDO-BUSYSTATUS:FREE"
    if trigger := _TRIGGERS.get(plan.choices.reminder):
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_text(task.title)}"
        yield f"TRIGGER:{trigger}"
        yield "END:VALARM"
    yield "END:VEVENT"


def description(planned: PlannedTask, page: str) -> str:
    """Return all that a calendar shows of a task beside its title, as plain text."""
    task = planned.task
    parts = []
    if task.details:
        parts.append(markdown.to_text(task.details))
    if task.subtasks:
        parts.append("\n".join(f"• {subtask}" for subtask in task.subtasks))
    facts = [f"Points: {task.points}"]
    if task.role:
        facts.append(f"Role: {task.role}")
    if task.sign_off:
        facts.append(f"Sign-off: {'Yes' if task.sign_off is True else task.sign_off}")
    return "\n\n".join([*parts, "\n".join(facts), page])


def _uid(plan: Plan, task_id: str, site_url: str) -> str:
    parts = [plan.template.slug, task_id, _date(plan.choices.anchor_day)]
    if plan.choices.name:
        parts.append(quote(plan.choices.name, safe=""))
    return f"{'.'.join(parts)}@{addresses.host(site_url)}"


def _date(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(value: str) -> str:
    """Escape a TEXT value (RFC 5545 3.3.11)."""
    return re.sub(r"[\\;,]", r"\\\g<0>", value).replace("\n", r"\n")


def _fold(line: str) -> str:
    """Fold a line at 75 octets, never inside a character."""
    if len(line) <= _LINE and line.isascii():
        return line
    folded = []
    rest = line.encode()
    room = _LINE
    while len(rest) > room:
        end = room
        # A byte of the form 10xxxxxx continues a character (RFC 3629, 3).
        while rest[end] & 0xC0 == 0x80:
            end -= 1
        folded.append(rest[:end])
        rest = rest[end:]
        room = _LINE - 1  # the blank that begins the next line counts
    return b"\r\n ".join([*folded, rest]).decode()
