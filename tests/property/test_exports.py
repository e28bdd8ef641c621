import csv as standard
import io

import icalendar
from hypothesis import given

from plan_catalogue.exports import csv, ics
from plan_catalogue.model import Template
from plan_catalogue.schedule import Choices, schedule
from tests.plans import SITE, STAMP
from tests.property.strategies import choices, templates


@given(templates(), choices())
def test_a_calendar_reads_back_as_the_plan(template: Template, chosen: Choices) -> None:
    plan = schedule(template, chosen)
    text = ics.render(plan, site_url=SITE, stamp=STAMP)
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert len({event["UID"] for event in events}) == len(events)
    for planned, event in zip(plan.tasks, events, strict=True):
        assert event.decoded("DTSTART") == planned.first
        assert (event.decoded("DTEND") - event.decoded("DTSTART")).days == planned.days
        assert event["SUMMARY"] == planned.task.title


@given(templates(), choices())
def test_a_spreadsheet_reads_back_as_the_plan(template: Template, chosen: Choices) -> None:
    plan = schedule(template, chosen)
    text = csv.render(plan)
    rows = list(standard.reader(io.StringIO(text[1:], newline=""), strict=True))
    assert rows[0] == list(csv.COLUMNS)
    for planned, row in zip(plan.tasks, rows[1:], strict=True):
        assert row[1].removeprefix("'") == planned.task.title.removeprefix("'")
        assert row[5:8] == [
            planned.first.isoformat(),
            planned.last.isoformat(),
            str(planned.days),
        ]
        assert not any(cell[:1] in {*"=+-@＝＋－＠\t\r\n"} - {""} for cell in row)
