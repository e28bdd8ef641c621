"""Search in the browser against a plain answer in Python, and the pages that search."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from benchmarks import synthetic
from plan_catalogue import dates, search
from plan_catalogue.disk import read_folder
from plan_catalogue.library import Library, SourceFile, read_library
from plan_catalogue.search import IGNORED, WELCOME, words_of
from plan_catalogue.site import PAGE_SIZE
from tests.browser.conftest import OpenPage
from tests.browser.modules import answers, modules
from tests.conftest import ROOT
from tests.oracle import Oracle, Question, facet

QUESTIONS = 400
TOTAL = len(list((ROOT / "templates").glob("*/*.yml")))
READ = """(files) => {
    const { catalogueOf, addWords } = window.searching;
    window.catalogue = catalogueOf(JSON.parse(files["search/catalogue.json"]));
    for (const letter of catalogue.letters) {
        addWords(catalogue, letter, JSON.parse(files[`search/words-${letter}.json`]));
    }
}"""


@pytest.fixture(scope="module")
def library() -> Library:
    """The real templates among a hundred others."""
    files = [*read_folder(ROOT / "templates", "templates")]
    for name, text in synthetic.templates(100).items():
        files.append(SourceFile(name, f"templates/{name}", text.encode()))
    library = read_library(files, "templates")
    assert library.problems == ()
    return library


@pytest.fixture(scope="module")
def page(browser: Browser, base: str, library: Library) -> Iterator[Page]:
    """A page that has read the index of the library."""
    with modules(browser, base, "America/New_York") as page:
        page.evaluate(READ, dict(search.files(library)))
        yield page


@pytest.fixture(scope="module")
def oracle(library: Library) -> Oracle:
    return Oracle(library.entries)


def questions(library: Library, count: int) -> Iterator[Question]:
    """Yield random questions: words as people type them, whole, begun, inflected and mistyped."""
    rng = random.Random(5)
    templates = [entry.template for entry in library.entries]

    def words() -> Iterator[str]:
        template = rng.choice(templates)
        texts = [
            template.title,
            template.summary,
            *template.tags,
            *(t.title for t in template.tasks),
        ]
        known = words_of(" ".join(texts))
        for word in rng.sample(known, rng.choice((1, 1, 2, 2, 3, 4))):
            match rng.randrange(8):
                case 0 | 1:
                    yield word[: rng.randint(1, len(word))]
                case 2:
                    yield word + rng.choice(
                        ("s", "es", "ing", "ings", "ed", "e", "y", word[-1] + "ing")
                    )
                case 3:
                    yield word.upper()
                case 4:
                    yield rng.choice((*IGNORED, *WELCOME))
                case 5 if rng.random() < 0.3:
                    yield word[::-1]
                case _:
                    yield word

    def end() -> str:
        return rng.choice(("", str(rng.randint(0, 400))))

    for _ in range(count):
        template = rng.choice(templates)

        def sometimes(value: str) -> str:
            return value if rng.random() < 0.15 else ""

        yield Question(
            text=rng.choice((" ", "  ", "-", "/")).join(words()) if rng.random() < 0.8 else "",
            category=sometimes(rng.choice(library.categories).key),
            anchor=sometimes(rng.choice(("start", "event"))),
            tags=tuple(dict.fromkeys(filter(None, map(sometimes, template.tags)))),
            role=sometimes(rng.choice(template.roles)) if template.roles else "",
            days=(end(), end()) if rng.random() < 0.2 else ("", ""),
            tasks=("", str(rng.randint(5, 25))) if rng.random() < 0.1 else ("", ""),
            sort=rng.choice(("best", "best", "newest", "shortest", "points")),
        )


def test_every_filter_and_sort_answers_as_a_plain_search_does(
    page: Page, library: Library, oracle: Oracle
) -> None:
    asked = list(questions(library, QUESTIONS))
    function = "question => searching.hitsOf(catalogue, question).map(({ slug }) => slug)"
    found = answers(page, function, [asdict(question) for question in asked])
    for question, slugs in zip(asked, found, strict=True):
        assert slugs == oracle.answer(question), question
    # Many of the answers are neither nothing nor everything.
    sizes = [len(slugs) for slugs in found]
    assert sum(0 < size < len(library.entries) for size in sizes) > QUESTIONS / 3


def test_the_filters_offer_what_most_answers_have(
    page: Page, library: Library, oracle: Oracle
) -> None:
    asked = list(questions(library, 300))
    function = """question => {
        const hits = searching.hitsOf(catalogue, question);
        return ["tags", "roles"].map((name) => searching.facetOf(hits, name, question.tags));
    }"""
    by_slug = {entry.template.slug: entry.template for entry in library.entries}
    for question, found in zip(
        asked, answers(page, function, list(map(asdict, asked))), strict=True
    ):
        hits = [by_slug[slug] for slug in oracle.answer(question)]
        tags = facet([hit.tags for hit in hits], question.tags, 24)
        assert found == [tags, facet([hit.roles for hit in hits], question.tags, 48)], question


def test_a_question_is_read_back_from_its_address(page: Page, library: Library) -> None:
    asked = [asdict(question) for question in questions(library, 300)]
    for number, question in enumerate(asked):
        question["page"] = number % 3 + 1
    function = """question => {
        const query = searching.queryOf(question);
        return { query, ...searching.readQuestion(query, catalogue) };
    }"""
    for question, found in zip(asked, answers(page, function, asked), strict=True):
        kept = {**question, "text": question["text"].strip()}
        assert json.dumps(found["question"]) == json.dumps(kept), found["query"]
        assert found["notes"] == []


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("category=nonsense", "“nonsense” makes no sense as category: left out."),
        ("anchor=both", "“both” makes no sense as anchor: left out."),
        ("sort=random", "“random” makes no sense as sort: left out."),
        ("role=Nobody", "“Nobody” makes no sense as role: left out."),
        ("days=7", "“7” makes no sense as days: left out."),
        ("days=-", "“-” makes no sense as days: left out."),
        ("tasks=a-b", "“a-b” makes no sense as tasks: left out."),
        ("page=0", "“0” makes no sense as page: left out."),
        ("page=1e3", "“1e3” makes no sense as page: left out."),
        ("tags=no-such-tag", "No plan has the tag “no-such-tag”: left out."),
    ],
)
def test_what_makes_no_sense_in_an_address_is_left_out_with_a_note(
    page: Page, query: str, note: str
) -> None:
    found = answers(page, "query => searching.readQuestion(query, catalogue)", [query])[0]
    assert found["notes"] == [note]
    assert found["question"] == json.loads(json.dumps(asdict(Question())))


def test_an_address_that_was_written_by_hand_is_understood(page: Page) -> None:
    query = "?q=%20Ivory%20&q=other&unknown=1&days=-600&tags="
    ask = "query => searching.queryOf(searching.readQuestion(query, catalogue).question)"
    assert answers(page, ask, [query]) == ["?q=Ivory&days=-600"]
    query = "?tags=wedding,,wedding,guests&days=10-&tags=party&q=bride's"
    assert answers(page, ask, [query]) == ["?q=bride%27s&tags=wedding,guests,party&days=10-"]
    long = "?q=" + "%F0%9F%98%80" * 300 + "&tags=" + ",".join(f"none-{n}" for n in range(99))
    found = answers(page, "query => searching.readQuestion(query, catalogue)", [long])[0]
    assert found["question"]["text"] == "😀" * 200
    assert len(found["notes"]) == 5


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("weddding", "wedding"),
        ("marahton", "marathon"),
        ("penertation test", "penetration test"),
        ("wedding", ""),
        ("qqqqqq", ""),
        ("the", ""),
    ],
)
def test_a_mistyped_word_is_mended(page: Page, typed: str, better: str) -> None:
    assert answers(page, "text => searching.nearest(catalogue, text)", [typed]) == [better]


def test_no_answer_says_what_to_leave_out(page: Page, library: Library, oracle: Oracle) -> None:
    asked = [question for question in questions(library, 300) if question.text]
    empty = [question for question in asked if not oracle.answer(question)]
    assert len(empty) > 20
    function = "question => searching.looser(catalogue, question)"
    ways = answers(page, function, list(map(asdict, empty)))
    for offered in ways:
        for way in offered:
            asked_then = way["question"]
            asked_then |= {name: tuple(asked_then[name]) for name in ("tags", "days", "tasks")}
            assert way["count"] == len(oracle.answer(Question(**asked_then))) > 0
            assert way["without"]
    assert sum(map(bool, ways)) > len(empty) / 3


def test_lengths_are_written_as_the_layouts_do(page: Page) -> None:
    def expected(days: int) -> str:
        about = f" ({dates.about(days)})" if dates.about(days) else ""
        return f"{days} day{'s' * (days > 1)}{about}"

    lengths = list(range(1, 700))
    assert answers(page, "days => searching.lengthOf(days)", lengths) == list(
        map(expected, lengths)
    )


# The pages -------------------------------------------------------------------------------------


def cards(page: Page) -> Any:
    return page.locator("#find_hits .pc-card__title")


def test_scripts_show_the_same_cards_as_the_page_without(open_page: OpenPage, base: str) -> None:
    static = open_page(f"{base}templates/", java_script_enabled=False)
    plain = static.locator(".pc-card").all_inner_texts()
    expect(static.get_by_role("searchbox", name="Search plans")).not_to_be_visible()
    static.goto(base)
    expect(static.get_by_role("searchbox", name="Search plans")).not_to_be_visible()
    static.goto(f"{base}templates/")
    page = open_page(f"{base}templates/")
    expect(page.locator("#find_said")).to_have_text(f"{TOTAL} plans, by name.")
    page.get_by_label("Sort by").select_option("Newest")
    expect(page).to_have_url(re.compile(r"\?sort=newest$"))
    page.get_by_label("Sort by").select_option("Best match")
    expect(page).to_have_url(f"{base}templates/")
    pages = -(-TOTAL // PAGE_SIZE)
    expect(page.locator("#find_said")).to_have_text(f"{TOTAL} plans, page 1 of {pages}.")
    assert page.locator(".pc-card").all_inner_texts() == plain
    links = page.locator(".pc-card a").evaluate_all("all => all.map(it => it.href)")
    assert links == static.locator(".pc-card a").evaluate_all("all => all.map(it => it.href)")


def test_a_named_template_is_found_in_three_ways(open_page: OpenPage, base: str) -> None:
    title = "Penetration Test Plan"
    page = open_page(base)
    # By typing on the home page.
    page.get_by_role("searchbox", name="Search plans").press_sequentially("penetr")
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    # By its category.
    page.goto(base)
    page.get_by_role("link", name="Security and compliance").click()
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    # By filters, and by the words of a task.
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Templates").click()
    page.get_by_label("Role", exact=True).select_option("Test lead")
    page.get_by_role("searchbox", name="Search plans").fill("retesting")
    expect(cards(page)).to_have_text([title])
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    expect(cards(page)).to_have_text([title])
    expect(page.get_by_label("Role", exact=True)).to_have_value("Test lead")


def test_filters_stand_in_the_address_and_come_back(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}templates/")
    field = page.get_by_role("searchbox", name="Search plans")
    field.press_sequentially("moving")
    expect(page).to_have_url(re.compile(r"\?q=moving$"))
    page.get_by_label("Counts from").select_option("An event")
    page.get_by_label("to days").fill("100")
    expect(page).to_have_url(re.compile(r"\?q=moving&anchor=event&days=-100$"))
    expect(cards(page).first).to_have_text("Moving House Plan")
    page.get_by_label("family").check()
    expect(page.get_by_label("family")).to_be_focused()
    expect(page.locator("#find_active")).to_have_text("(3)")
    # Typing is one step of the history, as is every other choice.
    for query in ("?q=moving&anchor=event&days=-100", "?q=moving&anchor=event", "?q=moving"):
        page.go_back()
        expect(page).to_have_url(f"{base}templates/{query}")
    expect(page.get_by_label("Counts from")).to_have_value("")
    page.go_back()
    expect(page).to_have_url(f"{base}templates/")
    expect(field).to_have_value("")
    expect(cards(page)).to_have_count(PAGE_SIZE)


def test_a_link_shows_its_answer_and_says_what_it_leaves_out(
    open_page: OpenPage, base: str
) -> None:
    query = "?q=wedding&category=events&tags=ceremony,nonsense&tasks=5-40&sort=points"
    page = open_page(f"{base}templates/{query}")
    expect(cards(page)).to_have_text(["Wedding Plan"])
    expect(page.locator("#find_said")).to_contain_text("1 plan.")
    expect(page.locator("#find_said")).to_contain_text("No plan has the tag “nonsense”: left out.")
    expect(page.get_by_label("Category")).to_have_value("events")
    expect(page.get_by_label("from tasks")).to_have_value("5")
    expect(page.get_by_label("ceremony")).to_be_checked()


def test_no_answer_leads_on(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}templates/?q=qqqq")
    said = page.locator("#find_said")
    expect(said).to_have_text("No plan has all of this. What you can ask instead:")
    expect(page.locator("#find_loosen button")).to_have_text([f"Everything: {TOTAL} plans"])
    page.goto(f"{base}templates/?q=hesis")  # another letter, so another file
    page.get_by_role("button", name="Did you mean “thesis”?: 1 plan").click()
    expect(page.get_by_role("searchbox", name="Search plans")).to_have_value("thesis")
    expect(cards(page)).to_have_count(1)
    expect(said).to_be_focused()
    page.goto(f"{base}templates/?q=wedding&category=home")
    page.get_by_role("button", name="Without the category: 1 plan").click()
    expect(cards(page)).to_have_text(["Wedding Plan"])
    expect(page.locator("#find_loosen button")).to_have_count(0)


def test_a_search_that_does_not_arrive_says_so_and_leaves_the_list(
    open_page: OpenPage, base: str
) -> None:
    page = open_page(f"{base}templates/")
    page.route("**/search/*.json", lambda route: route.fulfill(status=204))
    field = page.get_by_role("searchbox", name="Search plans")
    field.fill("wedding")
    expect(page.locator("#find_said")).to_contain_text("The search did not arrive.")
    expect(cards(page)).to_have_count(PAGE_SIZE)
    # A link that was not answered keeps what it asks, whatever is pressed.
    page.goto(f"{base}templates/?q=wedding&sort=newest")
    expect(page.locator("#find_said")).to_contain_text("The search did not arrive.")
    expect(field).to_be_disabled()
    page.unroute("**/search/*.json")
    page.reload()
    expect(cards(page)).to_have_text(["Wedding Plan"])
    expect(field).to_be_enabled()


def test_files_of_two_builds_are_not_mixed(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}about/")
    asked: list[str] = []

    def old(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) > 1:
            return route.fallback()
        body = route.fetch().json()
        for name in ("title", "slug", "brief", "category", "added", "days", "tagged", "rolled"):
            body[name] = body[name][1:]
        return route.fulfill(json={**body, "edition": "another"})

    page.route("**/search/catalogue.json", old)
    page.goto(f"{base}templates/?q=wedding")
    expect(cards(page)).to_have_text(["Wedding Plan"])
    assert len(asked) == 2


def test_the_field_of_every_page_answers_by_keyboard(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}about/", viewport={"width": 1280, "height": 800})
    field = page.get_by_role("searchbox", name="Search plans")
    field.press_sequentially("plan")
    found = page.locator(".pc-search__found")
    expect(found.get_by_role("link")).to_have_count(7)
    expect(found.get_by_role("status")).to_have_text(re.compile(r"^\d+ plans\.$"))
    field.press("ArrowDown")
    expect(found.get_by_role("link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(found).not_to_be_visible()
    expect(field).to_have_value("plan")
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(found.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(found).not_to_be_visible()
    expect(field).to_be_focused()
    field.fill("qqqq")
    expect(found.get_by_role("status")).to_have_text("No plan has all of these words.")
    field.fill("marathon")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}templates/?q=marathon")
    expect(cards(page)).to_have_text(["Half Marathon in 12 Weeks"])


def test_a_phone_leads_to_the_search(open_page: OpenPage, base: str) -> None:
    page = open_page(f"{base}about/", viewport={"width": 360, "height": 800})
    page.get_by_role("link", name="Search plans").click()
    field = page.get_by_role("searchbox", name="Search plans")
    expect(field).to_be_focused()
    expect(page.get_by_label("Category")).not_to_be_visible()
    page.get_by_text("Filters").click()
    page.get_by_label("Category").select_option("Events")
    expect(cards(page).filter(has_text="Wedding Plan")).to_have_count(1)
