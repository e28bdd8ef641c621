import csv as standard
import io

import pytest

from plan_catalogue.exports import csv
from plan_catalogue.schedule import Plan
from tests.plans import a_plan, a_task
from tests.unit.test_ics import GOLDEN, an_edgy_plan


def rows(plan: Plan) -> list[dict[str, str]]:
    text = csv.render(plan).removeprefix("\ufeff")
    return list(standard.DictReader(io.StringIO(text, newline=""), strict=True))


def test_the_golden_spreadsheet(*, update_golden: bool) -> None:
    golden = GOLDEN / "edgy.csv"
    if update_golden:
        golden.write_bytes(csv.render(an_edgy_plan()).encode())
    assert csv.render(an_edgy_plan()).encode() == golden.read_bytes()


def test_the_file_begins_with_its_mark_and_columns_and_ends_rows_in_crlf() -> None:
    data = csv.render(a_plan(a_task())).encode()
    columns = b"No.,Task,Category,Points,When,Start,End,Days,Sign-off,Role,Details\r\n"
    assert data.startswith(b"\xef\xbb\xbf" + columns)
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 2


def test_a_row_tells_a_task() -> None:
    task = a_task("days 3-5", title="Paint", category="rooms", role="Host", details=" *Wet*\n")
    assert rows(a_plan(task)) == [
        {
            "No.": "1",
            "Task": "Paint",
            "Category": "rooms",
            "Points": "5",
            "When": "Days 3–5",
            "Start": "2027-01-06",
            "End": "2027-01-08",
            "Days": "3",
            "Sign-off": "",
            "Role": "Host",
            "Details": "Wet",
        }
    ]


def test_days_count_the_calendar_whatever_the_weekend() -> None:
    # Friday, Monday and Tuesday are three working days, and five of the calendar.
    [row] = rows(a_plan(a_task("day 5", duration=3), weekends="workdays"))
    assert (row["Start"], row["End"], row["Days"]) == ("2027-01-08", "2027-01-12", "5")


@pytest.mark.parametrize(("sign_off", "cell"), [(None, ""), (True, "Yes"), ("QA", "QA")])
def test_a_sign_off_is_yes_or_who(*, sign_off: bool | str | None, cell: str) -> None:
    assert rows(a_plan(a_task(sign_off=sign_off)))[0]["Sign-off"] == cell


def test_a_task_keeps_its_number_when_others_are_left_out() -> None:
    plan = a_plan(a_task(id="a"), a_task(id="b"), skip=frozenset("a"))
    assert [row["No."] for row in rows(plan)] == ["2"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_a_cell_like_a_formula_becomes_a_text(start: str) -> None:
    [row] = rows(a_plan(a_task(role=f"{start}1", sign_off=f"{start}SUM(A1)", details=f"{start}2")))
    assert (row["Role"], row["Sign-off"]) == (f"'{start}1", f"'{start}SUM(A1)")


def test_the_guard_is_inside_the_quotes() -> None:
    assert ',"\'=HYPERLINK(""x"",""y"")",' in csv.render(a_plan(a_task(role='=HYPERLINK("x","y")')))


@pytest.mark.parametrize("text", ["a,b", 'a "b"', "a\nb", ",", '"'])
def test_what_needs_quotes_has_them(text: str) -> None:
    assert rows(a_plan(a_task(role=text)))[0]["Role"] == text


def test_what_needs_none_has_none() -> None:
    assert '"' not in csv.render(a_plan(a_task(title="It's; a 'task' – 日本")))
