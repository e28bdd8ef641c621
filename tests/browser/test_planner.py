"""The planner as visitors meet it: choose, look, take, come back."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Locator, Page, expect

from plan_catalogue.cli import main
from tests.browser.conftest import OpenPage
from tests.browser.modules import ZONES
from tests.conftest import ROOT
from tests.sites import SITE_URL

START = "templates/system-integration/"  # counts from a start: 8 tasks in 15 days
EVENT = "templates/moving-house/"
Open = Callable[..., Page]


@pytest.fixture
def planner(open_page: OpenPage, base: str) -> Open:
    """Opens a template's page whose script has run, on the day of the build but for `now`."""

    def open_(address: str = START, *, now: str = "2027-01-01T12:00:00Z", **options: Any) -> Page:
        page = open_page(base + address, now=now, **{"locale": "en-GB", **options})
        expect(page.get_by_role("button", name="Calendar (.ics)")).to_be_enabled()
        return page

    return open_


def dates(page: Page, task: str) -> list[str]:
    times = page.locator(f"tr#{task} .pc-tasks__date time")
    return list(times.evaluate_all("all => all.map(time => time.dateTime)"))


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def query(page: Page) -> str:
    return str(page.evaluate("decodeURIComponent(location.search)"))


def taken(page: Page, name: str = "Calendar (.ics)") -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def exported(capfdbinary: pytest.CaptureFixture[bytes], slug: str, *options: str) -> bytes:
    """Return what the command line gives, for the moment that the browser's clock stands at."""
    fixed = [f"--site-url={SITE_URL}", "--stamp=20270101T120000Z"]
    assert main(["export", slug, f"--templates={ROOT / 'templates'}", *fixed, *options]) == 0
    return capfdbinary.readouterr().out


# Choosing --------------------------------------------------------------------------------------


def test_each_name_of_the_specification_is_one_controls(planner: Open) -> None:
    page = planner()
    expect(page.get_by_label("Start date", exact=True)).to_have_attribute("type", "date")
    expect(page.get_by_role("group", name="Count from").get_by_role("radio")).to_have_count(2)
    weekends = page.get_by_role("group", name="Weekends")
    for name in ("Keep", "Move", "Workdays"):
        expect(weekends.get_by_role("radio", name=name, exact=True)).to_have_count(1)
        expect(page.get_by_role("radio", name=name, exact=True)).to_have_accessible_description(
            re.compile("Ends .* of 8 tasks on other days")
        )
    expect(page.get_by_role("textbox", name="Holidays", exact=True)).to_be_editable()
    expect(page.get_by_role("combobox", name="Reminder", exact=True)).to_be_enabled()
    expect(page.get_by_role("textbox", name="Plan name", exact=True)).to_be_editable()
    for name in ("Calendar (.ics)", "Spreadsheet (.csv)", "Copy link"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_enabled()
    expect(page.get_by_role("table").locator("caption")).to_contain_text("Start date: Mon")
    row = page.locator("tr#monitor-verify")
    expect(row.get_by_role("checkbox", name="Monitor & Verify", exact=True)).to_be_checked()
    page.get_by_role("radio", name="Finish").check()
    expect(page.get_by_label("Finish by", exact=True)).to_have_value("2027-01-04")
    expect(page.get_by_label("Start date", exact=True)).to_have_count(0)


def test_an_event_plan_asks_for_its_event(planner: Open) -> None:
    page = planner(EVENT)
    expect(page.get_by_label("Moving day", exact=True)).to_have_value("2027-03-01")
    expect(page.get_by_role("group", name="Count from")).to_have_count(0)


def test_a_day_changes_table_picture_figures_and_caption_at_once(planner: Open) -> None:
    page = planner()
    page.get_by_label("Start date").fill("2027-02-03")
    assert dates(page, "monitor-verify") == ["2027-02-17"]
    assert dates(page, "test-integration-dev") == ["2027-02-10", "2027-02-16"]
    expect(page.locator("tr#monitor-verify time")).to_have_text(re.compile("^Wed,? 17 Feb 2027$"))
    expect(page.locator("caption time")).to_have_attribute("datetime", "2027-02-03")
    expect(page.locator(".pc-picture__period")).to_have_text("Feb 2027")
    expect(page.locator("#plan_month")).to_have_text("February 2027")
    expect(status(page)).to_have_text(re.compile("8 tasks: Wed,? 3 Feb 2027 to Wed,? 17 Feb 2027"))
    assert query(page) == "?date=2027-02-03"


def test_to_finish_by_a_day_finds_the_latest_start(planner: Open) -> None:
    page = planner()
    page.get_by_role("radio", name="Finish").check()
    page.get_by_label("Finish by").fill("2027-03-19")
    expect(page.locator("caption time")).to_have_attribute("datetime", "2027-03-05")
    expect(status(page)).to_contain_text(re.compile("to Fri,? 19 Mar 2027, starting Fri,? 5 Mar"))
    keep = page.get_by_role("radio", name="Keep", exact=True)
    expect(keep).to_have_accessible_description(re.compile("Starts Fri,? 5 Mar 2027; none of 8"))
    assert query(page) == "?date=2027-03-19&by=finish"


def test_a_weekend_rule_says_what_it_moves_and_where_order_suffers(planner: Open) -> None:
    page = planner()
    row = page.locator("tr#build-connector")
    assert dates(page, "build-connector") == ["2027-01-09"]
    move = page.get_by_role("radio", name="Move")
    expect(move).to_have_accessible_description(re.compile("Ends Mon,? 18 Jan 2027; 4 of 8"))
    move.check()
    assert dates(page, "build-connector") == ["2027-01-11"]
    expect(row).to_contain_text(re.compile("Moved from Sat,? 9 Jan 2027"))
    expect(status(page)).to_contain_text("4 tasks move for weekends and holidays.")
    page.get_by_role("radio", name="Workdays").check()
    page.get_by_role("textbox", name="Holidays").fill("2027-01-06; 2027-01-07")
    assert dates(page, "configure-data-mapping") == ["2027-01-15"]
    expect(page.locator("tr#test-integration-dev")).to_contain_text(
        "Begins before “Configure Data Mapping”, which it waits for"
    )
    expect(status(page)).to_contain_text("1 task begins before what should come first.")
    assert query(page) == "?date=2027-01-04&weekends=workdays&holidays=2027-01-06,2027-01-07"


def test_holidays_may_be_parted_by_anything(planner: Open) -> None:
    page = planner()
    field = page.get_by_role("textbox", name="Holidays")
    for typed in (
        "2027-01-06,2027-01-07",
        "2027-01-07 2027-01-06",
        " 2027-01-06 ;; 2027-01-07 \t 2027-01-06",
        "2027-01-06/2027-01-07",
        "2027-01-06 | 2027-01-07.",
        "(2027-01-06)–(2027-01-07)",
    ):
        field.fill("soon")
        assert query(page) == "?date=2027-01-04"
        field.fill(typed)
        assert query(page) == "?date=2027-01-04&holidays=2027-01-06,2027-01-07", typed
        expect(status(page)).not_to_contain_text("Ignored")


def test_what_is_no_holiday_is_named_and_not_guessed(planner: Open) -> None:
    page = planner()
    field = page.get_by_role("textbox", name="Holidays")
    field.fill("2027-01-06 6.1.2027 2027-1-8 2027-02-30 12027-01-06 Epiphany 2027-01-09T00:00 x y")
    expect(status(page)).to_contain_text(
        "Ignored: “6.1.2027”, “2027-1-8”, “2027-02-30”, “12027-01-06”, “Epiphany” and 3 more; "
        "a holiday is written 2027-01-06."
    )
    assert query(page) == "?date=2027-01-04&holidays=2027-01-06"


def test_a_task_that_is_left_out_leaves_everything(planner: Open) -> None:
    page = planner()
    page.get_by_role("checkbox", name="Build Connector").uncheck()
    expect(page.locator(".pc-figures")).to_have_text(
        re.compile("7 tasks.*15 days.*145 points", re.DOTALL)
    )
    expect(page.locator(".pc-picture .pc-picture__task")).to_have_count(7)
    expect(page.locator(".pc-points li").nth(1)).to_have_text(re.compile("integration 45"))
    expect(page.locator("tr#build-connector")).to_contain_text("Left out")
    waiting = "Waits for “Build Connector”, which is left out"
    expect(page.locator("tr#configure-data-mapping")).to_contain_text(waiting)
    expect(status(page)).to_contain_text("1 task waits for what is left out.")
    assert query(page) == "?date=2027-01-04&skip=build-connector"
    _, content = taken(page, "Spreadsheet (.csv)")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == ["1", "2", "4", "5", "6", "7", "8"]
    page.get_by_role("checkbox", name="Build Connector").check()
    expect(page.locator(".pc-figures")).to_contain_text("175 points")


def test_one_task_is_always_kept(planner: Open) -> None:
    page = planner()
    for box in page.get_by_role("checkbox").all()[1:]:
        if box.is_visible():
            box.uncheck()
    expect(page.locator(".pc-figures")).to_contain_text("1 task")
    last = page.get_by_role("checkbox", name="Document Requirements")
    last.click()
    expect(last).to_be_checked()
    expect(status(page)).to_contain_text("A plan keeps at least one task.")


def test_what_lies_before_today_is_marked_and_counted(planner: Open) -> None:
    page = planner(now="2027-01-09T12:00:00Z")
    expect(status(page)).to_contain_text("2 tasks lie before today.")
    marked = page.get_by_text("Before today", exact=True)
    expect(marked).to_have_count(2)
    expect(page.locator("tr#build-connector")).not_to_contain_text("Before today")
    expect(page.locator(".pc-picture__today")).to_have_count(1)
    expect(page.get_by_role("button", name="Calendar (.ics)")).to_be_enabled()


@pytest.mark.parametrize(
    ("zone", "past"),
    [("Pacific/Kiritimati", 2), ("Pacific/Pago_Pago", 1), ("America/New_York", 1), ("UTC", 1)],
)
def test_today_is_the_visitors_own_day(planner: Open, zone: str, past: int) -> None:
    # In UTC it is the evening of the sixth, on which a task lies.
    page = planner(now="2027-01-06T23:00:00Z", timezone_id=zone)
    said = "2 tasks lie before today." if past == 2 else "1 task lies before today."
    expect(status(page)).to_contain_text(said)


def test_the_month_view_shows_the_plan_month_by_month(planner: Open) -> None:
    page = planner("templates/system-integration/?date=2027-01-25")
    view = page.get_by_role("region", name="Month view")
    expect(view.get_by_text("January 2027")).to_be_visible()
    expect(view.locator("li").first.locator("span")).to_have_text(
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    )
    expect(view.get_by_role("button", name="Earlier month")).to_be_disabled()
    first = view.get_by_role("link", name="Document Requirements")
    expect(first).to_have_attribute("href", "#document-requirements")
    assert first.evaluate("it => it.style.gridColumn") == "1 / 2"
    view.get_by_role("button", name="Later month").click()
    expect(view.get_by_text("February 2027")).to_be_visible()
    later = view.get_by_role("button", name="Later month")
    expect(later).to_be_disabled()
    expect(later).to_be_focused()  # whoever pressed it can go on from it
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Plan name").fill("Still in February")
    expect(view.get_by_text("February 2027")).to_be_visible()
    week = view.get_by_role("link", name="Test Integration (Dev)")
    assert week.evaluate("it => it.style.gridColumn") == "1 / 8"
    view.get_by_role("button", name="Earlier month").click()
    expect(view.get_by_text("January 2027")).to_be_visible()


# Taking ----------------------------------------------------------------------------------------

CHOSEN = (
    "?date=2027-03-31&by=finish&weekends=move&holidays=2027-03-26,2027-03-29"
    "&reminder=day-before&skip=build-connector&name=ACME%20%E2%80%9Croll-out%E2%80%9D%2C%20(1)*"
)
OPTIONS = [
    "--date=2027-03-31",
    "--by=finish",
    "--weekends=move",
    "--holidays=2027-03-26,2027-03-29",
    "--reminder=day-before",
    "--skip=build-connector",
    "--name=ACME “roll-out”, (1)*",
]


@pytest.mark.parametrize("zone", ZONES)
def test_the_files_are_byte_for_byte_those_of_the_command_line(
    planner: Open, zone: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = planner(START + CHOSEN, timezone_id=zone)
    for kind, button in (("ics", "Calendar (.ics)"), ("csv", "Spreadsheet (.csv)")):
        name, content = taken(page, button)
        expected = exported(capfdbinary, "system-integration", f"--format={kind}", *OPTIONS)
        assert content == expected
        assert name == f"system-integration-2027-03-17.{kind}"
    # The plan passes the night in which Cairo, New York or Lord Howe change their clocks.
    events = icalendar.Calendar.from_ical(taken(page)[1]).walk("VEVENT")
    assert [event.decoded("DTSTART") for event in events][-1] == date(2027, 3, 31)


def test_a_visitor_chooses_by_keyboard_alone(
    planner: Open, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = planner(EVENT, viewport={"width": 360, "height": 800}, locale="en-US")
    page.get_by_label("Moving day").focus()
    page.keyboard.type("05312027")
    assert query(page) == "?date=2027-05-31"

    def tab_to(name: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.labels?.[0]?.textContent.trim()") == name:
                return
        raise AssertionError(name)

    tab_to("Keep")
    page.keyboard.press("ArrowDown")
    tab_to("Holidays")
    page.keyboard.type("2027-05-06")
    tab_to("Reminder")
    page.keyboard.press("ArrowDown")
    tab_to("Plan name")
    page.keyboard.type("Ours")
    assert query(page) == (
        "?date=2027-05-31&weekends=move&holidays=2027-05-06&reminder=evening-before&name=Ours"
    )
    page.get_by_role("button", name="Calendar (.ics)").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    options = ["--date=2027-05-31", "--weekends=move", "--holidays=2027-05-06", "--name=Ours"]
    expected = exported(capfdbinary, "moving-house", "--reminder=evening-before", *options)
    assert Path(download.value.path()).read_bytes() == expected


def test_after_a_download_the_page_says_how_to_go_on(planner: Open) -> None:
    page = planner()
    taken(page)
    expect(status(page)).to_contain_text("system-integration-2027-01-04.ics has 8 tasks.")
    expect(page.get_by_text("a double-click opens the plan as a separate calendar")).to_be_visible()
    expect(status(page)).to_contain_text("8 tasks: Mon")  # what holds of the plan stays
    expect(page.get_by_text("comes as new entries, so remove the old ones first")).to_be_visible()
    expect(page.get_by_text("Nothing arrived? Copy the text")).to_be_visible()
    expect(page.get_by_role("textbox", name="Text to copy")).not_to_be_visible()


def test_where_blobs_are_refused_there_is_the_text_to_copy(planner: Open) -> None:
    page = planner(permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("() => { URL.createObjectURL = () => { throw Error() } }")
    page.get_by_role("button", name="Calendar (.ics)").click()
    expect(status(page)).to_contain_text("copy the text below")
    text = page.get_by_role("textbox", name="Text to copy")
    expect(text).to_be_visible()
    assert text.input_value().startswith("BEGIN:VCALENDAR\nVERSION:2.0\n")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copy text").click()
    read = "async () => (await navigator.clipboard.readText()).startsWith('BEGIN')"
    page.wait_for_function(read)
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == (
        text.input_value()
    )
    page.get_by_label("Start date").fill("2027-02-01")
    expect(text).not_to_be_visible()  # it is that of another plan


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/120.0",
        "Mozilla/5.0 (iPhone) Mobile/15E148 Instagram 300.0.0",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) Chrome/120.0 Mobile Safari/537.36",
    ],
)
def test_browsers_that_lose_files_get_the_text_beside_them(planner: Open, agent: str) -> None:
    page = planner(user_agent=agent)
    taken(page, "Spreadsheet (.csv)")
    expect(page.get_by_role("textbox", name="Text to copy")).to_have_value(
        re.compile("^\ufeff?No.,Task")
    )


def test_the_file_is_shared_where_a_device_offers_it(planner: Open) -> None:
    page = planner()
    expect(page.get_by_role("button", name="Share")).not_to_be_visible()
    page.add_init_script("""
        navigator.canShare = ({ files }) => files.length === 1;
        navigator.share = async ({ files }) => { window.shared = [files[0].name, files[0].type] };
    """)
    page.reload()
    page.get_by_role("button", name="Share").click()
    shared = page.evaluate("shared")
    assert shared == ["system-integration-2027-01-04.ics", "text/calendar;charset=utf-8"]
    text = page.get_by_role("textbox", name="Text to copy")
    for reason, offers in (("AbortError", False), ("NotAllowedError", True)):
        page.evaluate(
            "(name) => { navigator.share = () => Promise.reject(new DOMException('', name)) }",
            reason,
        )
        page.get_by_role("button", name="Share").click()
        expect(text).to_be_visible(visible=offers)


# Links -----------------------------------------------------------------------------------------


def test_a_link_restores_everything_in_a_fresh_browser(
    planner: Open, base: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = planner(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("radio", name="Finish").check()
    page.get_by_label("Finish by").fill("2027-03-31")
    page.get_by_role("radio", name="Move").check()
    page.get_by_role("textbox", name="Holidays").fill("2027-03-26 2027-03-29")
    page.get_by_role("combobox", name="Reminder").select_option("day-before")
    page.get_by_role("textbox", name="Plan name").fill("ACME “roll-out”, (1)*")
    page.get_by_role("checkbox", name="Build Connector").uncheck()
    page.get_by_role("button", name="Copy link").click()
    expect(status(page)).to_contain_text("Copied.")
    link = str(page.evaluate("navigator.clipboard.readText()"))
    assert link.startswith(f"{base}{START}?date=2027-03-31&by=finish&weekends=move&holidays=")
    fresh = planner(link.removeprefix(base))
    expect(fresh.get_by_role("radio", name="Finish")).to_be_checked()
    expect(fresh.get_by_label("Finish by")).to_have_value("2027-03-31")
    expect(fresh.get_by_role("textbox", name="Holidays")).to_have_value("2027-03-26, 2027-03-29")
    expect(fresh.get_by_role("textbox", name="Plan name")).to_have_value("ACME “roll-out”, (1)*")
    expect(fresh.get_by_role("checkbox", name="Build Connector")).not_to_be_checked()
    assert taken(fresh)[1] == exported(capfdbinary, "system-integration", *OPTIONS)


def test_a_link_of_default_choices_holds_the_day(planner: Open, base: str) -> None:
    page = planner(permissions=["clipboard-read", "clipboard-write"])
    assert query(page) == ""
    page.get_by_role("button", name="Copy link").click()
    expect(status(page)).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{base}{START}?date=2027-01-04"


def test_where_copying_is_refused_there_is_the_link_to_copy(planner: Open, base: str) -> None:
    page = planner()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(Error()) }")
    page.get_by_role("button", name="Copy link").click()
    text = page.get_by_role("textbox", name="Text to copy")
    expect(text).to_have_value(f"{base}{START}?date=2027-01-04")


def test_the_back_button_takes_back_one_choice(planner: Open) -> None:
    page = planner()
    page.get_by_label("Start date").fill("2027-01-25")
    page.get_by_label("Start date").fill("2027-02-01")
    page.get_by_role("textbox", name="Plan name").press_sequentially("Our plan")
    page.get_by_role("radio", name="Move").check()
    assert query(page) == "?date=2027-02-01&weekends=move&name=Our+plan"
    page.go_back()
    expect(page.get_by_role("radio", name="Keep", exact=True)).to_be_checked()
    assert query(page) == "?date=2027-02-01&name=Our+plan"
    page.go_back()
    expect(page.get_by_role("textbox", name="Plan name")).to_have_value("")
    page.go_back()
    expect(page.get_by_label("Start date")).to_have_value("2027-01-25")
    page.get_by_label("Start date").fill("")
    expect(page.get_by_role("button", name="Copy link")).to_be_disabled()
    page.go_back()
    expect(page.get_by_label("Start date")).to_have_value("2027-01-04")
    expect(page.get_by_role("button", name="Copy link")).to_be_enabled()
    assert dates(page, "monitor-verify") == ["2027-01-18"]
    page.go_forward()
    expect(page.get_by_label("Start date")).to_have_value("2027-01-25")
    assert dates(page, "monitor-verify") == ["2027-02-08"]


def test_a_link_to_a_task_leaves_the_choices_alone(planner: Open) -> None:
    page = planner(f"{START}?date=2027-02-01&name=Mine")
    page.get_by_role("table").get_by_role("link", name="Build Connector").click()
    expect(page).to_have_url(re.compile(r"\?date=2027-02-01&name=Mine#build-connector$"))
    expect(page.get_by_label("Start date")).to_have_value("2027-02-01")
    page.get_by_role("textbox", name="Plan name").fill("Yours")
    expect(page).to_have_url(re.compile(r"\?date=2027-02-01&name=Yours#build-connector$"))


# Bad input -------------------------------------------------------------------------------------

ALL = (
    "document-requirements,api-authentication-setup,build-connector,configure-data-mapping,"
    "test-integration-dev,test-integration-staging,deploy-to-production,monitor-verify"
)
BAD = {
    "date=2027-02-31": "Ignored: “2027-02-31”, which is no day.",
    "date=31.2.2027": "Ignored: “31.2.2027”, which is no day.",
    "date=0001-01-01": "begin outside the years 1970 to 2199",
    "date=9999-12-31": "begin outside the years 1970 to 2199",
    "date=1970-01-02&by=finish": "begin outside the years 1970 to 2199",
    "date=1969-12-31&by=finish": "begin outside the years 1970 to 2199",
    "date=2200-12-31&by=finish": "begin outside the years 1970 to 2199",
    "date=NaN": "Ignored: “NaN”, which is no day.",
    "by=end": "Ignored: by “end”; it can be start, finish.",
    "weekends=shift": "Ignored: weekends “shift”; it can be keep, move, workdays.",
    "reminder=at-midnight": "Ignored: reminder “at-midnight”; it can be none, evening-before",
    "holidays=soon": "Ignored: “soon”; a holiday is written 2027-01-06.",
    "skip=build,nothing": "Ignored: “build”, “nothing”; no task has that id.",
    f"skip={ALL}": "Ignored: leaving out every task.",
    f"name={'x' * 61}": "Ignored: a plan name of more than 60 characters",
    "name=a%E2%80%AEb": "or with invisible ones",
    "name=a%0Ab": "or with invisible ones",
}


def visit(page: Page, search: str) -> None:
    """Go to another address of the same page, as the back button does."""
    page.evaluate(
        """(search) => {
            history.pushState(null, "", search);
            dispatchEvent(new PopStateEvent("popstate"));
        }""",
        search,
    )


def test_a_bad_value_in_the_address_is_ignored_with_a_note(
    planner: Open, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = planner(f"{START}?date=2027-02-30")
    expected = exported(capfdbinary, "system-integration", "--date=2027-01-04")
    for bad, note in BAD.items():
        visit(page, "?date=2027-02-01&skip=monitor-verify&name=Other")
        visit(page, f"?{bad}")
        expect(status(page)).to_contain_text(note)
        assert dates(page, "monitor-verify") == ["2027-01-18"], bad
        assert taken(page)[1] == expected, bad


def test_a_choice_of_weekends_may_be_outside_where_another_is_not(planner: Open) -> None:
    page = planner(f"{START}?date=1970-01-16&by=finish")
    expect(page.locator("caption time")).to_have_attribute("datetime", "1970-01-02")
    keep, workdays = (page.get_by_role("radio", name=name) for name in ("Keep", "Workdays"))
    expect(keep).to_have_accessible_description(re.compile("Starts Fri,? 2 Jan 1970"))
    expect(workdays).to_have_accessible_description("Days are counted as working days.")
    workdays.check()
    expect(status(page)).to_contain_text("begin outside the years 1970 to 2199")
    expect(page.get_by_role("button", name="Calendar (.ics)")).to_be_disabled()


def test_a_bad_day_leaves_the_other_choices_of_an_address(planner: Open) -> None:
    page = planner(f"{START}?date=soon&by=finish&weekends=move")
    expect(page.get_by_label("Finish by")).to_have_value("2027-01-04")
    expect(page.get_by_role("radio", name="Move")).to_be_checked()


def test_an_event_plan_has_no_day_to_finish_by(planner: Open) -> None:
    page = planner(f"{EVENT}?by=finish")
    expect(status(page)).to_contain_text("Ignored: by “finish”; it can be start.")


def test_nothing_of_an_address_reaches_the_page_as_markup(planner: Open) -> None:
    attack = (
        "%22%3E%3Cimg%20src%3Dx%20onerror%3D%22pwned%3D1%22%3E%3Cscript%3Epwned%3D1%3C/script%3E"
    )
    page = planner()
    for key in ("date", "by", "weekends", "holidays", "reminder", "skip", "name", attack):
        visit(page, f"?{key}={attack}")
        expect(page.locator("article img, article script:not([type])")).to_have_count(0)
        assert page.evaluate("typeof pwned") == "undefined"
        shown = page.locator("#plan_called") if key == "name" else status(page)
        expect(shown).to_contain_text("8 tasks" if key == attack else "<img")


def test_without_a_valid_day_the_last_plan_stays_and_nothing_can_be_taken(planner: Open) -> None:
    page = planner()
    field = page.get_by_label("Start date")
    for bad in ("", "0001-01-01", "9999-12-31", "1969-12-31", "2200-01-01"):
        field.fill("2027-02-01")
        expect(page.get_by_role("button", name="Calendar (.ics)")).to_be_enabled()
        field.fill(bad)
        last = re.compile("The plan stays as it was:\\s8 tasks: Mon,? 1 Feb 2027")
        expect(status(page)).to_contain_text(last)
        assert dates(page, "monitor-verify") == ["2027-02-15"]
        for name in ("Calendar (.ics)", "Spreadsheet (.csv)", "Copy link"):
            expect(page.get_by_role("button", name=name)).to_be_disabled()
        assert query(page) == "?date=2027-02-01"


def test_the_thirty_first_of_february_typed_is_no_day(planner: Open) -> None:
    page = planner(locale="en-US")
    page.get_by_label("Start date").focus()
    page.keyboard.type("02312027")
    expect(status(page)).to_contain_text("This is no day.")
    expect(page.get_by_role("button", name="Calendar (.ics)")).to_be_disabled()


def test_a_thousand_holidays_are_taken_and_the_long_link_is_told(planner: Open) -> None:
    page = planner()
    days = [date.fromordinal(date(2027, 1, 5).toordinal() + index) for index in range(1000)]
    page.get_by_role("radio", name="Workdays").check()
    page.get_by_role("textbox", name="Holidays").fill(" ".join(map(str, days)))
    expect(status(page)).to_contain_text("so long that some programs will cut it")
    assert dates(page, "api-authentication-setup") == ["2029-10-02"]
    content = taken(page)[1].decode()
    assert "NaN" not in content
    assert "undefined" not in content


# Everywhere ------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", ["de-DE", "ja-JP", "ar-EG", "th-TH", "fa-IR"])
def test_dates_are_in_the_visitors_language_and_the_files_calendar(
    planner: Open, locale: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    page = planner(locale=locale)
    shown = page.locator("tr#monitor-verify time").inner_text()
    expected = page.evaluate("""new Intl.DateTimeFormat(navigator.language, {
        weekday: "short", day: "numeric", month: "short", year: "numeric",
        timeZone: "UTC", calendar: "gregory",
    }).format(Date.UTC(2027, 0, 18))""")
    assert shown == expected != "Mon 18 Jan 2027"
    assert dates(page, "monitor-verify") == ["2027-01-18"]
    assert taken(page)[1] == exported(capfdbinary, "system-integration", "--date=2027-01-04")


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "ar-EG"])
def test_weeks_begin_as_they_do_where_the_visitor_is(planner: Open, locale: str) -> None:
    page = planner(locale=locale)
    name = page.get_by_role("region", name="Month view").locator("li span").first.inner_text()
    first = {"en-US": 3, "en-GB": 4, "ar-EG": 2}[locale]  # of January 2027
    shown = page.evaluate(
        """([locale, day]) => new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" })
            .format(Date.UTC(2027, 0, day))""",
        [locale, first],
    )
    assert name == shown


def test_without_scripts_no_control_is_dead_and_the_ready_files_are_there(
    open_page: OpenPage, base: str
) -> None:
    page = open_page(base + START, java_script_enabled=False)
    expect(page.get_by_role("button", name="Calendar (.ics)")).not_to_be_visible()
    expect(page.get_by_label("Start date")).not_to_be_visible()
    expect(page.get_by_role("checkbox", name="Build Connector")).not_to_be_visible()
    expect(page.get_by_role("link", name="Ready calendar file")).to_be_visible()
    expect(page.get_by_text("Month view")).not_to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Ready calendar file")).not_to_be_visible()
    expect(page.get_by_text("Request test accounts and API access on both sides")).to_be_visible()


def test_the_picture_is_the_one_that_was_drawn_at_build_time(
    planner: Open, open_page: OpenPage, base: str
) -> None:
    # British English writes days as the built page does, but for a comma and "Sept"; the line of
    # today is the browser's own.
    def lines(page: Page) -> list[str]:
        html = str(page.locator(".pc-picture").evaluate("it => it.outerHTML"))
        html = re.sub('<rect class="pc-picture__today".*?</rect>', "", html)
        plain = re.sub(r">\s+<", "><", html).replace(",", "").replace("Sept ", "Sep ")
        return plain.replace("><", ">\n<").split("\n")

    for address in (START, EVENT):
        drawn = lines(planner(address))
        built = lines(open_page(base + address, java_script_enabled=False))
        assert drawn == built


def test_print_shows_the_chosen_plan_with_boxes_to_tick(planner: Open) -> None:
    page = planner(f"{START}?date=2027-02-01&skip=build-connector&name=ACME")
    page.emulate_media(media="print")
    expect(page.locator("caption")).to_contain_text("ACME")
    expect(page.locator("tr#monitor-verify time")).to_be_visible()
    expect(page.locator("tr#build-connector")).not_to_be_visible()
    box = page.locator("tr#monitor-verify .pc-tasks__number")
    assert "☐" in box.evaluate("it => getComputedStyle(it, '::before').content")
    expect(page.get_by_text("Request test accounts and API access on both sides")).to_be_visible()
    for hidden in (".pc-plan", ".md-header", ".pc-month", ".pc-tasks input", "#frequent_questions"):
        expect(page.locator(hidden).first).not_to_be_visible()
    for paper in ("A4", "Letter"):
        pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))
        assert len(pages) <= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_planner_fits_every_width_with_all_that_it_can_say(planner: Open, scheme: str) -> None:
    page = planner(START + CHOSEN, color_scheme=scheme, now="2027-03-27T12:00:00Z")
    page.evaluate("() => { URL.createObjectURL = () => { throw Error() } }")
    page.get_by_role("button", name="Calendar (.ics)").click()
    for width in (320, 360, 720, 960, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
