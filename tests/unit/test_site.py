"""The catalogue as pages and files, before any site generator has seen it."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup

from plan_catalogue import pages, site
from plan_catalogue.model import Tag, Template
from plan_catalogue.pages import HEADINGS, TOP
from plan_catalogue.problems import Problem
from plan_catalogue.reading import read_template
from tests.plans import SETTINGS, a_library, a_task, a_template


def build(*templates: Template, problems: tuple[Problem, ...] = ()) -> dict[str, object]:
    broken = {Path(problem.path).stem: (problem,) for problem in problems}
    library = replace(a_library(*templates), problems=problems, broken=broken)
    return {item.address: item for item in site.build(library, SETTINGS)}


def page(made: dict[str, object], address: str) -> site.SitePage:
    found = made[address]
    assert isinstance(found, site.SitePage)
    return found


def text(body: str) -> str:
    return " ".join(BeautifulSoup(body, "html.parser").get_text(" ").split())


def test_a_tag_says_what_its_plans_share_where_that_is_known() -> None:
    template = a_template(a_task(title="Zip"), tags=("tiny", "unheard-of"))
    library = replace(a_library(template), tags=(Tag("tiny", "Done before lunch."),))
    made: dict[str, object] = {it.address: it for it in site.build(library, SETTINGS)}
    assert "tiny 1 plan Done before lunch. unheard-of 1 plan" in text(page(made, "tags/").body)
    assert "Tag: tiny Done before lunch. 1 plan." in text(page(made, "tags/tiny/").body)
    assert "Tag: unheard-of 1 plan." in text(page(made, "tags/unheard-of/").body)
    assert page(made, "tags/tiny/").description == (
        "Plan templates with the tag tiny. Done before lunch."
    )
    assert page(made, "tags/unheard-of/").description == ("Plan templates with the tag unheard-of.")


def test_every_address_is_made_once() -> None:
    template = a_template(a_task(title="Zip"), tags=("tiny",))
    made = [item.address for item in site.build(a_library(template), SETTINGS)]
    assert len(made) == len(set(made))
    assert set(made) == {
        "",
        "templates/",
        "format/",
        "api/",
        "categories/home/",
        "categories/home/feed.xml",
        "categories/data/",
        "categories/data/feed.xml",
        "tags/",
        "tags/tiny/",
        "templates/small-plan/",
        "templates/small-plan/small-plan.ics",
        "templates/small-plan/small-plan.csv",
        "api/v1/templates.json",
        "api/v1/templates/small-plan.json",
        "api/v1/categories.json",
        "api/v1/tags.json",
        "api/v1/openapi.json",
        "search/catalogue.json",
        "search/words-h.json",
        "search/words-p.json",
        "search/words-s.json",
        "search/words-t.json",
        "search/words-z.json",
        "feed.xml",
        "llms.txt",
    }


def test_the_table_of_contents_holds_the_sections_that_are_there() -> None:
    bare = page(build(a_template(a_task())), "templates/small-plan/")
    ids = {heading.id for heading in bare.headings}
    found = BeautifulSoup(bare.body, "html.parser").select("h1[id], h2[id]")
    assert ids | {TOP} == {str(heading["id"]) for heading in found}
    absent = {HEADINGS[key].id for key in ("related", "next", "sources")}
    assert not ids & absent


def test_related_and_next_templates_are_linked_unless_they_are_broken() -> None:
    one = a_template(a_task(), related=("other", "broken"), next=("other",))
    other = a_template(a_task(), slug="other", title="The other one")
    problem = Problem("templates/home/broken.yml", 1, 1, "", "is empty; write it", "keys")
    made = build(one, other, problems=(problem,))
    body = text(page(made, "templates/small-plan/").body)
    assert "Related templates Home The other one" in body
    assert "What comes next Home The other one" in body
    assert "broken" not in body


def test_a_broken_template_has_a_page_with_its_problems_and_home_shows_them_all() -> None:
    problem = Problem(
        "templates/home/broken.yml", 7, 3, "tasks[1].when", "<b> is no phrase; fix it", "timing"
    )
    made = build(a_template(a_task()), problems=(problem,))
    broken = page(made, "templates/broken/")
    assert broken.headings == ()
    shown = "templates/home/broken.yml:7:3 tasks[1].when : <b> is no phrase; fix it"
    assert shown in text(broken.body)
    assert 'href="../../format/#rule_timing"' in broken.body
    assert 'id="rule_timing"' in page(made, "format/").body
    assert shown in text(page(made, "").body)


def test_singular_and_plural_are_told_apart() -> None:
    made = build(a_template(a_task(points=1)))
    assert "1 task 1 day 1 point" in text(page(made, "templates/small-plan/").body)


def test_a_plan_that_moves_dates_off_weekends_says_so() -> None:
    body = text(page(build(a_template(a_task(), weekends="move")), "templates/small-plan/").body)
    assert "What would fall on a weekend is moved to a working day." in body


def test_a_plan_that_must_begin_in_the_past_says_so() -> None:
    template = a_template(a_task("3660 months before"), anchor="event")
    body = text(page(build(template), "templates/small-plan/").body)
    assert "Big day: Mon 30 Dec 2199" in body
    assert "some tasks lie in the past" in body
    assert "lie in the past" not in text(
        page(build(a_template(a_task())), "templates/small-plan/").body
    )


def test_a_category_lists_its_shortest_plan_first() -> None:
    long = a_template(a_task("week 9"), slug="long", title="A long one")
    short = a_template(a_task(), slug="short", title="Z short one")
    made = build(long, short)
    order = [text(page(made, address).body) for address in ("categories/home/", "templates/")]
    assert order[0].index("Z short one") < order[0].index("A long one")
    assert order[1].index("A long one") < order[1].index("Z short one")


def test_the_missing_page_leads_home_from_any_address() -> None:
    body = site.missing_page(a_library(), SETTINGS, root="/plans/")
    links = [str(link["href"]) for link in BeautifulSoup(body, "html.parser").select("a")]
    assert links == [
        "/plans/templates/",
        "/plans/categories/home/",
        "/plans/categories/data/",
        "https://git.example.com/plans",
    ]


def test_a_page_of_prose_tells_where_it_is_and_how_to_edit_it() -> None:
    edit_url = "https://git.example/edit/about.md"
    html = pages.prose("Q & A", "about/", "<h1>Q &amp; A</h1>", edit_url, SETTINGS)
    body = BeautifulSoup(html, "html.parser")
    assert [text(str(item)) for item in body.select("nav li")] == ["Home", "Q & A"]
    assert text(str(body.select("h1")[0])) == "Q & A"
    links = [str(link["href"]) for link in body.select("a")]
    assert links == ["../", "https://git.example/edit/about.md"]


# Listings --------------------------------------------------------------------------------------


@cache
def many(count: int) -> dict[str, object]:
    return build(
        *(a_template(a_task(), slug=f"plan-{n:04}", title=f"Plan {n:04}") for n in range(count))
    )


def test_a_listing_has_pages_that_do_not_grow_with_the_catalogue() -> None:
    small, large = many(49), many(241)
    for listing in ("templates/", "categories/home/"):
        assert f"{listing}page/3/" in small
        assert f"{listing}page/4/" not in small
        assert f"{listing}page/11/" in large
        few, most = (
            max(len(page(made, address).body) for address in made if is_page_of(listing, address))
            for made in (small, large)
        )
        assert most < 1.1 * few
    assert len(page(large, "").body) < 1.01 * len(page(small, "").body)


def is_page_of(listing: str, address: str) -> bool:
    return address == listing or address.startswith(f"{listing}page/")


def test_every_template_is_on_one_page_of_a_listing() -> None:
    made = many(49)
    links = [
        str(link["href"])
        for address in ("templates/", "templates/page/2/", "templates/page/3/")
        for link in BeautifulSoup(page(made, address).body, "html.parser").select(".pc-card a")
    ]
    assert len(links) == 49
    assert [link.split("/")[-2] for link in links] == [f"plan-{n:04}" for n in range(49)]
    assert links[0] == "../templates/plan-0000/"
    assert links[-1] == "../../../templates/plan-0048/"


def test_a_page_of_a_listing_has_a_title_of_its_own_and_leads_to_the_others() -> None:
    second = page(many(49), "categories/home/page/2/")
    assert second.title == "Home, page 2 of 3"
    body = BeautifulSoup(second.body, "html.parser")
    pagination = body.select("nav[aria-label=Pagination] li")
    assert [text(str(item)) for item in pagination] == [
        "Previous page",
        "Page 1",
        "Page 2",
        "Page 3",
        "Next page",
    ]
    assert [link["href"] for link in body.select("nav[aria-label=Pagination] a")] == [
        "../../../../categories/home/",
        "../../../../categories/home/",
        "../../../../categories/home/page/3/",
        "../../../../categories/home/page/3/",
    ]


@pytest.mark.parametrize(
    ("number", "count", "shown"),
    [
        (1, 1, [1]),
        (1, 9, [1, 2, 3, None, 9]),
        (4, 9, [1, 2, 3, 4, 5, 6, None, 9]),
        (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (9, 9, [1, None, 7, 8, 9]),
        (3, 4, [1, 2, 3, 4]),
    ],
)
def test_a_listing_links_to_its_nearby_pages(
    number: int, count: int, shown: list[int | None]
) -> None:
    assert site.ListingPage("", (), number, count, 0, 0).nearby == shown


def test_a_listing_of_one_page_has_no_page_numbers() -> None:
    assert "Pagination" not in page(many(24), "templates/").body
    assert page(many(24), "templates/").title == "Templates"
    assert "No plan is here yet" in text(page(many(1), "categories/data/").body)


def test_home_shows_the_newest_plans_first() -> None:
    made = build(
        *(
            a_template(
                a_task(), slug=f"plan-{n}", title=f"Plan {n}", added=date(2026, 1, 1 + n % 8)
            )
            for n in range(10)
        )
    )
    titles = BeautifulSoup(page(made, "").body, "html.parser").select(".pc-card__title")
    shown = [text(str(title)) for title in titles]
    assert shown == ["Plan 7", "Plan 6", "Plan 5", "Plan 4", "Plan 3", "Plan 2"]


# The picture -----------------------------------------------------------------------------------


def test_a_plan_without_points_sign_offs_or_waiting_has_a_picture_all_the_same() -> None:
    body = page(build(a_template(a_task(points=0))), "templates/small-plan/").body
    document = BeautifulSoup(body, "html.parser")
    assert len(document.select(".pc-picture .pc-bar")) == 1
    assert text(str(document.select(".pc-legend")[0])) == "Start date"
    assert document.select(".pc-points rect")[0]["width"] == "0.00%"


def test_the_picture_shows_a_twelfth_category() -> None:
    tasks = [a_task(title=f"Task {n}", id=f"t{n}", category=f"c{n}") for n in range(12)]
    body = page(build(a_template(*tasks)), "templates/small-plan/").body
    assert len(BeautifulSoup(body, "html.parser").select(".pc-picture .pc-hue-12 .pc-bar")) == 1


@pytest.mark.parametrize(
    ("when", "length"),
    [
        ("day 20", "20 days"),
        ("week 3", "21 days (3 weeks)"),
        ("week 9", "63 days (9 weeks)"),
        ("month 3", "90 days (3 months)"),
        ("months 1-18", "540 days (18 months)"),
    ],
)
def test_a_long_plan_tells_its_length_in_weeks_or_months_too(when: str, length: str) -> None:
    body = page(build(a_template(a_task(when))), "templates/small-plan/").body
    assert f"1 task {length} 5 points" in text(body)


@pytest.mark.parametrize("sign_off", [True, "Owner"])
def test_a_sign_off_is_shown(*, sign_off: bool | str) -> None:
    made = build(a_template(a_task(sign_off=sign_off)))
    shown = "Sign-off needed" if sign_off is True else "Sign-off: Owner"
    assert shown in text(page(made, "templates/small-plan/").body)


def test_a_template_can_be_improved_and_begun_where_the_repository_is() -> None:
    made = build(a_template(a_task()))
    improve = links(page(made, "templates/small-plan/").body, "Improve this template")
    assert improve == ["https://git.example.com/plans/edit/main/templates/home/small-plan.yml"]
    for address, folder, name in (
        ("", "templates", "CATEGORY/NAME-OF-YOUR-PLAN.yml"),
        ("categories/home/", "templates/home", "NAME-OF-YOUR-PLAN.yml"),
    ):
        [add] = links(page(made, address).body, "Add a template")
        assert len(add) < 8000  # what hosts take
        place, _, query = add.partition("?")
        assert place == f"https://git.example.com/plans/new/main/{folder}"
        [(_, told), (_, text)] = parse_qsl(query, strict_parsing=True)
        assert told == name
        assert "# title (required): text, 5 to 80 characters." in text
        # Valid but for the name, which says itself that it is to be replaced.
        [problem] = read_template(name, name.removesuffix(".yml"), text.encode()).problems
        assert "the file's name" in problem.message


def links(body: str, words: str) -> list[str]:
    """Return where the links of these words lead."""
    found = BeautifulSoup(body, "html.parser").find_all("a", string=words)
    return [str(link["href"]) for link in found]
