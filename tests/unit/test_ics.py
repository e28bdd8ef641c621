import re
from datetime import date

import icalendar
import pytest

from plan_catalogue.exports import ics
from plan_catalogue.schedule import Plan
from tests.conftest import ROOT
from tests.plans import SITE, STAMP, a_plan, a_task

GOLDEN = ROOT / "tests/golden"


def render(plan: Plan, site_url: str = SITE) -> str:
    return ics.render(plan, site_url=site_url, stamp=STAMP)


def unfolded(plan: Plan, site_url: str = SITE) -> list[str]:
    return render(plan, site_url).replace("\r\n ", "").split("\r\n")


def value(plan: Plan, name: str) -> str:
    return next(line for line in unfolded(plan) if re.match(f"{name}[:;]", line))[len(name) + 1 :]


def an_edgy_plan() -> Plan:
    """Year's end, a leap day, before the anchor, and text with everything that needs an escape."""
    tasks = (
        a_task("day of", title="Größe; Maß, C:\\neu — „Zitat“", points=0, id="groesse"),
        a_task(
            "days 2-60",
            title="日本語の長い題名" * 5,
            details="First *line*\n\n- one\n- two, with a [link](https://example.org/?a=1;b=2)\n",
            subtasks=("Comma, semicolon; done", "=1+1"),
            sign_off="Dr. O’Neil, QA",
            role="@lead",
            category="review",
            points=1000,
        ),
        a_task("2 months after", title="Emoji 👩‍👩‍👧‍👦 " + "x" * 60, sign_off=True, duration=3),
    )
    return a_plan(*tasks, day=date(2027, 12, 31), reminder="week-before", name="ACME; roll-out")


def test_the_golden_calendar(*, update_golden: bool) -> None:
    golden = GOLDEN / "edgy.ics"
    if update_golden:
        golden.write_bytes(render(an_edgy_plan()).encode())
    assert render(an_edgy_plan()).encode() == golden.read_bytes()


def test_lines_end_in_crlf_and_fold_at_75_octets_between_characters() -> None:
    text = render(an_edgy_plan())
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) == 75
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    for line in lines:
        line.decode()  # no character is split


@pytest.mark.parametrize(("length", "folds"), [(67, 0), (68, 1), (141, 1), (142, 2)])
def test_a_line_is_folded_only_beyond_75_octets(length: int, folds: int) -> None:
    # SUMMARY: takes 8 octets; a line that goes on holds 74 beside its blank.
    plan = a_plan(a_task(title="x" * length))
    summary = render(plan).partition("SUMMARY:")[2].partition("DESCRIPTION:")[0]
    assert summary.count("\r\n ") == folds


def test_the_calendar_begins_with_its_properties_and_names_no_method_and_nobody() -> None:
    lines = unfolded(an_edgy_plan())
    assert lines[:6] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Plan Catalogue//Plan Catalogue//EN",
        "CALSCALE:GREGORIAN",
        r"NAME:ACME\; roll-out",
        r"X-WR-CALNAME:ACME\; roll-out",
    ]
    assert not re.search("METHOD|ORGANIZER|ATTENDEE|RRULE", "\n".join(lines))


def test_a_plan_is_named_after_its_template_without_a_name() -> None:
    two = (a_task(id="a"), a_task(id="b"))
    assert "NAME:Small plan" in unfolded(a_plan(*two))


def test_a_single_task_names_no_calendar() -> None:
    plan = a_plan(a_task(id="a"), a_task(id="b"), skip=frozenset("b"), name="Mine")
    assert "NAME" not in render(plan)


def test_an_event_lasts_to_the_day_after_its_last() -> None:
    plan = a_plan(a_task("week 1"))
    assert "DTSTART;VALUE=DATE:20270104" in unfolded(plan)
    assert "DTEND;VALUE=DATE:20270111" in unfolded(plan)


def test_years_have_four_digits() -> None:
    plan = a_plan(a_task("day 2"), day=date(1970, 1, 1))
    assert "DTSTART;VALUE=DATE:19700102" in unfolded(plan)


def test_an_event_keeps_nobody_busy() -> None:
    lines = unfolded(a_plan(a_task()))
    assert "TRANSP:TRANSPARENT" in lines
    assert "X-MICROSOFT-CDO-BUSYSTATUS:FREE" in lines


def test_the_uid_holds_what_tells_two_runs_apart() -> None:
    assert value(a_plan(a_task(id="do")), "UID") == "small-plan.do.20270104@plans.example.org"
    named = a_plan(a_task(id="do"), name="Ü & Co. ~1/2")
    uid = "small-plan.do.20270104.%C3%9C%20%26%20Co.%20~1%2F2@plans.example.org"
    assert value(named, "UID") == uid


def test_uid_and_addresses_are_those_of_the_site_under_any_path() -> None:
    lines = unfolded(a_plan(a_task(id="do")), "https://example.com:8443/plans")
    assert "UID:small-plan.do.20270104@example.com" in lines
    assert "URL:https://example.com:8443/plans/templates/small-plan/#do" in lines


def test_the_stamp_is_utc() -> None:
    assert value(a_plan(a_task()), "DTSTAMP") == "20270101T000000Z"


def test_the_description_tells_all_in_plain_text() -> None:
    task = a_task(
        details="Do **it** well.\n\n1. first\n2. second",
        subtasks=("Look", "Leap"),
        points=8,
        role="Host",
        sign_off="Owner",
    )
    assert value(a_plan(task), "DESCRIPTION").replace(r"\n", "\n") == (
        "Do it well.\n1. first\n2. second\n\n• Look\n• Leap\n\n"
        "Points: 8\nRole: Host\nSign-off: Owner\n\n"
        "https://plans.example.org/templates/small-plan/"
    )


def test_a_bare_task_still_says_its_points_and_where_it_comes_from() -> None:
    description = value(a_plan(a_task(sign_off=True)), "DESCRIPTION")
    points = r"Points: 5\nSign-off: Yes\n\n"
    assert description == f"{points}https://plans.example.org/templates/small-plan/"


@pytest.mark.parametrize(
    ("reminder", "trigger"),
    [("evening-before", "-PT6H"), ("day-before", "-PT15H"), ("week-before", "-P6DT15H")],
)
def test_a_reminder_is_the_last_of_its_event(reminder: str, trigger: str) -> None:
    lines = unfolded(a_plan(a_task(title="A, b"), reminder=reminder))
    assert lines[-8:] == [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        r"DESCRIPTION:A\, b",
        f"TRIGGER:{trigger}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_without_a_reminder_there_is_no_alarm() -> None:
    assert "VALARM" not in render(a_plan(a_task()))


def test_an_independent_reader_finds_every_value() -> None:
    plan = an_edgy_plan()
    calendar = icalendar.Calendar.from_ical(render(plan))
    for planned, event in zip(plan.tasks, calendar.walk("VEVENT"), strict=True):
        assert event["SUMMARY"] == planned.task.title.strip()
        assert event.decoded("DTSTART") == planned.first
        assert (event.decoded("DTEND") - planned.first).days == planned.days
        assert event["CATEGORIES"].to_ical() == planned.task.category.encode()
        assert str(event["URL"]).endswith(f"/templates/small-plan/#{planned.task.id}")
        assert len(event.walk("VALARM")) == 1
