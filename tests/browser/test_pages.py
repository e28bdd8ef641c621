"""The pages as visitors meet them: phone and desktop, light and dark, with and without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

KINDS = [
    "",
    "templates/",
    "templates/system-integration/",
    "templates/moving-house/",
    "categories/software/",
    "categories/data/",
    "format/",
    "contributing/",
    "404.html",
]
ZONES = [
    "UTC",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/New_York",
    "Africa/Cairo",
    "Australia/Lord_Howe",
]


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_fits_and_makes_no_error(
    open_page: OpenPage, base: str, width: int, scheme: str
) -> None:
    viewport = {"width": width, "height": 800}
    page = open_page(base, viewport=viewport, color_scheme=scheme)
    for kind in KINDS:
        page.goto(base + kind)
        expect(page.locator("h1")).to_be_visible()
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, kind


@pytest.mark.parametrize(("scheme", "name"), [("light", "default"), ("dark", "slate")])
def test_the_colours_follow_the_visitors_system(
    open_page: OpenPage, base: str, scheme: str, name: str
) -> None:
    page = open_page(base, color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)


@pytest.mark.parametrize("zone", ZONES)
def test_a_page_shows_the_same_dates_everywhere(open_page: OpenPage, base: str, zone: str) -> None:
    page = open_page(f"{base}templates/system-integration/", timezone_id=zone)
    row = page.locator("tr#monitor-verify")
    expect(row.locator("time")).to_have_text("Mon 18 Jan 2027")


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
def test_the_ready_files_can_be_taken(
    open_page: OpenPage, base: str, site: Path, *, script: bool
) -> None:
    page = open_page(f"{base}templates/system-integration/", java_script_enabled=script)
    for name, kind in (("Ready calendar file", "ics"), ("Ready spreadsheet file", "csv")):
        with page.expect_download() as taken:
            page.get_by_role("link", name=name).click()
        assert taken.value.suggested_filename == f"system-integration-2027-01-04.{kind}"
        built = site / f"templates/system-integration/system-integration.{kind}"
        assert Path(taken.value.path()).read_bytes() == built.read_bytes()


def test_the_page_is_whole_without_scripts(open_page: OpenPage, base: str) -> None:
    page = open_page(base, java_script_enabled=False)
    page.get_by_role("link", name="System Integration Project Plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("System Integration Project Plan")
    table = page.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(9)
    expect(page.get_by_text("175 points")).to_be_visible()
    step = table.get_by_text("Request test accounts and API access on both sides")
    expect(step).not_to_be_visible()
    table.get_by_text("Details and 8 steps").first.click()
    expect(step).to_be_visible()


@pytest.mark.parametrize(
    "query",
    [
        "System Integration",
        "Data Mapping",
        "rate limits",
        "connector",
    ],
    ids=["title", "task", "question", "tag"],
)
def test_search_finds_a_template(open_page: OpenPage, base: str, query: str) -> None:
    page = open_page(f"{base}templates/moving-house/", viewport={"width": 1280, "height": 800})
    field = page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially(query)  # the theme listens to keys
    first = page.locator(".md-search-result__link").first
    expect(first).to_contain_text("System Integration Project Plan")
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("System Integration Project Plan")


def test_the_keyboard_reaches_content_steps_and_a_wide_table(
    open_page: OpenPage, base: str
) -> None:
    page = open_page(f"{base}templates/system-integration/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(focused).to_have_text("Ready calendar file")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(focused).to_have_role("region")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("details").first).to_have_attribute("open", "")


def test_an_address_with_a_task_leads_to_its_row(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}templates/moving-house/", viewport={"width": 1280, "height": 800})
    last = page.locator(".pc-tasks tbody tr").last
    name = last.get_attribute("id")
    page.goto(f"{base}templates/moving-house/#{name}")
    expect(last).to_be_in_viewport()


def test_print_shows_the_details_and_no_navigation(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}templates/system-integration/")
    page.emulate_media(media="print")
    expect(page.locator("header.md-header")).not_to_be_visible()
    step = page.get_by_text("Request test accounts and API access on both sides")
    expect(step).to_be_visible()


def test_nothing_of_a_hostile_template_runs(open_page: OpenPage, hostile_base: str) -> None:
    page = open_page(hostile_base, viewport={"width": 1280, "height": 800})
    for address in ("", "templates/", "categories/data/", "templates/hostile/"):
        page.goto(hostile_base + address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("typeof window.pwned") == "undefined", address
    for summary in page.locator("summary").all():
        summary.click()
    field = page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially("constructor")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert page.evaluate("typeof window.pwned") == "undefined"
