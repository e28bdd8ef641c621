"""The pages as visitors meet them: phone and desktop, light and dark, with and without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plan_catalogue.disk import read_folder
from plan_catalogue.library import read_library
from tests.browser.conftest import OpenPage
from tests.browser.modules import ZONES
from tests.conftest import ROOT

KINDS = [
    "",
    "templates/",
    "templates/system-integration/",
    "templates/moving-house/",
    "categories/software/",
    "categories/data/",
    "tags/",
    "tags/family/",
    "api/",
    "format/",
    "contributing/",
    "about/",
    "hosting/",
    "404.html",
]


def overflow(page: Page) -> int:
    """Return by how much a page is too wide, once the search field has come to rest."""
    beyond = 1
    for _ in range(30):
        beyond = int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        if beyond <= 0:
            break
        page.wait_for_timeout(100)
    return beyond


@pytest.mark.parametrize(
    ("scheme", "widths"), [("light", (320, 360, 720, 960, 1280)), ("dark", (360,))]
)
def test_every_kind_of_page_fits_and_makes_no_error(
    open_page: OpenPage, base: str, scheme: str, widths: tuple[int, ...]
) -> None:
    page = open_page(base, color_scheme=scheme)
    for kind in KINDS:
        page.goto(base + kind)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            expect(page.locator("h1")).to_be_visible()
            assert overflow(page) <= 0, (kind, width)


@pytest.mark.parametrize(("scheme", "name"), [("light", "default"), ("dark", "slate")])
def test_the_colours_follow_the_visitors_system(
    open_page: OpenPage, base: str, scheme: str, name: str
) -> None:
    page = open_page(base, color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)


def test_a_chosen_scheme_is_remembered_on_pages_of_every_depth(
    open_page: OpenPage, base: str
) -> None:
    page = open_page(f"{base}templates/moving-house/", color_scheme="light")
    body = page.locator("body")
    page.get_by_title("Switch to light colours").click()
    page.get_by_title("Switch to dark colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    for address in ("", "categories/home/", "404.html"):
        page.goto(base + address)
        expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_a_script_that_is_not_the_sites_own_does_not_run(browser: Browser, base: str) -> None:
    page = browser.new_page()
    page.goto(f"{base}templates/moving-house/")
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.head.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src=x: onerror='window.ran = true'>");
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("typeof window.ran") == "undefined"
    assert "Content Security Policy" in " ".join(told)
    page.close()


@pytest.mark.parametrize("zone", ZONES)
def test_a_page_shows_the_same_dates_everywhere(open_page: OpenPage, base: str, zone: str) -> None:
    page = open_page(f"{base}templates/system-integration/", timezone_id=zone, locale="en-GB")
    shown = page.locator("tr#monitor-verify time")
    expect(shown).to_have_text(re.compile("^Mon,? 18 Jan 2027$"))
    expect(shown).to_have_attribute("datetime", "2027-01-18")


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
    page.get_by_role("link", name="Software and IT").click()
    page.get_by_role("link", name="System Integration Project Plan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("System Integration Project Plan")
    table = page.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(9)
    expect(page.get_by_text("175 points")).to_be_visible()
    step = table.get_by_text("Request test accounts and API access on both sides")
    expect(step).not_to_be_visible()
    table.get_by_text("Details and 8 steps").first.click()
    expect(step).to_be_visible()


def test_the_keyboard_reaches_files_and_details(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}templates/system-integration/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    for name in ("Calendar (.ics)", "Ready calendar file", "Details and 8 steps"):
        for _ in range(20):
            page.keyboard.press("Tab")
            if name in page.evaluate("document.activeElement.textContent"):
                break
        expect(focused).to_contain_text(name)
    page.keyboard.press("Enter")
    expect(page.locator(".pc-tasks details").first).to_have_attribute("open", "")


def test_a_phone_has_a_menu(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}templates/moving-house/", viewport={"width": 360, "height": 800})
    about = page.locator(".md-sidebar").get_by_role("link", name="About the catalogue")
    expect(about).not_to_be_visible()
    page.locator("label[for=__drawer]").nth(1).click()
    about.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("About the catalogue")


@pytest.mark.parametrize("width", [360, 1280])
def test_whoever_tabs_through_a_page_always_sees_where_they_are(
    open_page: OpenPage, base: str, width: int
) -> None:
    page = open_page(f"{base}templates/moving-house/", viewport={"width": width, "height": 800})
    for _ in range(25):
        page.keyboard.press("Tab")
        assert rests_in_view(page), page.evaluate("document.activeElement.outerHTML")


def rests_in_view(page: Page) -> bool:
    """Tell whether the focused element is in view once the search field has come to rest."""
    for _ in range(30):
        if page.evaluate("""() => {
            const at = document.activeElement.getBoundingClientRect();
            const shown = getComputedStyle(document.activeElement).visibility === "visible";
            return shown && at.left >= 0 && at.right > 0;
        }"""):
            return True
        page.wait_for_timeout(100)
    return False


TEMPLATES = [
    entry.template
    for entry in read_library(read_folder(ROOT / "templates", "templates"), "templates").entries
]
# The first screen of the others has less on it.
TALLEST = [
    template.slug
    for template in sorted(
        TEMPLATES, key=lambda it: -len(it.title + it.summary + (it.caution or ""))
    )[:6]
]


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
def test_the_first_screen_of_a_phone_says_what_how_long_and_gives_it(
    open_page: OpenPage, base: str, *, script: bool
) -> None:
    phone = {"width": 360, "height": 800}
    page = open_page(base, viewport=phone, java_script_enabled=script)
    for slug in TALLEST:
        page.goto(f"{base}templates/{slug}/")
        ready = page.get_by_role("link", name="Ready calendar file")
        take = page.get_by_role("button", name="Calendar (.ics)") if script else ready
        for shown in (page.locator("h1"), page.locator(".pc-figures"), take):
            box = shown.bounding_box()
            assert box, slug
            assert box["y"] + box["height"] <= 800, (slug, box)


def test_the_picture_scrolls_only_inside_itself_and_cuts_no_word(
    open_page: OpenPage, base: str
) -> None:
    slugs = [template.slug for template in TEMPLATES]
    page = open_page(f"{base}templates/{slugs[0]}/")
    # The pictures of all plans one below the other: opening each page would take time.
    page.evaluate(
        """async (slugs) => {
            const load = async (slug) => {
                const page = await (await fetch(`../${slug}/`)).text();
                const document = new DOMParser().parseFromString(page, "text/html");
                const picture = document.querySelector(".pc-overview");
                picture.dataset.slug = slug;
                return picture;
            };
            const pictures = await Promise.all(slugs.map(load));
            document.querySelector(".pc-overview").replaceWith(...pictures);
        }""",
        slugs,
    )
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        seen, cut = page.evaluate(
            """() => {
            const cut = [];
            const pictures = [...document.querySelectorAll(".pc-overview")];
            for (const picture of pictures) {
                const scroll = picture.querySelector(".pc-scroll");
                const box = scroll.getBoundingClientRect();
                for (const text of scroll.querySelectorAll("text")) {
                    const at = text.getBoundingClientRect();
                    const left = at.left - box.left + scroll.scrollLeft;
                    const right = at.right - box.left + scroll.scrollLeft;
                    if (left < 0 || right > scroll.scrollWidth)
                        cut.push([picture.dataset.slug, left, right, text.textContent]);
                }
            }
            return [pictures.length, cut];
        }"""
        )
        assert seen == len(slugs)
        assert cut == [], width
        assert overflow(page) <= 0, width


def test_bars_are_seen_in_the_visitors_own_colours(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}templates/moving-house/", forced_colors="active")
    strokes = page.locator(".pc-bar").evaluate_all(
        "all => all.map(it => getComputedStyle(it).stroke)"
    )
    ground = page.locator("body").evaluate("it => getComputedStyle(it).backgroundColor")
    assert len(strokes) > 20
    assert ground not in strokes


def test_nothing_moves_for_those_who_asked_for_it(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}templates/moving-house/", reduced_motion="reduce")
    longest = page.evaluate("""Math.max(...[...document.querySelectorAll("*")].flatMap(it => {
        const style = getComputedStyle(it);
        return [style.transitionDuration, style.animationDuration];
    }).flatMap(it => it.split(",")).map(parseFloat))""")
    assert longest < 0.001


def test_the_404_page_leads_back_into_the_catalogue(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}404.html")
    page.get_by_role("link", name="Browse all plans").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("All templates")
    page.goto(f"{base}404.html")
    page.get_by_role("link", name="Home and family").click()
    expect(page.get_by_role("link", name="Moving House Plan")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_an_address_with_a_task_leads_to_its_row(
    open_page: OpenPage, base: str, width: int
) -> None:
    page = open_page(f"{base}templates/moving-house/", viewport={"width": width, "height": 800})
    names = page.locator(".pc-tasks tbody tr").evaluate_all("all => all.map(row => row.id)")
    for name in (names[0], names[10], names[-1]):
        page.goto("about:blank")
        page.goto(f"{base}templates/moving-house/#{name}")
        expect(page.locator(f"tr#{name} .pc-tasks__title")).to_be_in_viewport()


def test_print_is_dark_on_white_whatever_the_screen_is(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}templates/system-integration/", color_scheme="dark")
    page.emulate_media(media="print")
    ink = page.locator("h1").evaluate("it => getComputedStyle(it).color")
    assert ink == "rgb(23, 40, 43)"  # as on a light screen
