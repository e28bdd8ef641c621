"""The catalogue as pages and files, before any site generator has seen it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plan_catalogue import site
from plan_catalogue.library import Entry, Library
from plan_catalogue.model import Category, Template
from plan_catalogue.pages import HEADINGS, TOP
from plan_catalogue.problems import Problem
from tests.plans import SITE, a_task, a_template

HOME = Category("home", "Home", "Plans for the home and family.", "material/home")
DATA = Category("data", "Data", "Plans for data of every kind.", "material/database")
SETTINGS = site.Settings(
    site_url=SITE,
    edit_base="https://git.example.com/plans/edit/main/",
    built=datetime(2027, 1, 1, tzinfo=UTC),
    icons={"material/home": "<svg></svg>", "material/database": "<svg></svg>"},
)


def build(*templates: Template, problems: tuple[Problem, ...] = ()) -> dict[str, object]:
    entries = tuple(Entry(each, HOME, f"home/{each.slug}.yml") for each in templates)
    broken = {Path(problem.path).stem: (problem,) for problem in problems}
    library = Library((HOME, DATA), entries, problems, broken)
    return {item.address: item for item in site.build(library, SETTINGS)}


def page(made: dict[str, object], address: str) -> site.SitePage:
    found = made[address]
    assert isinstance(found, site.SitePage)
    return found


def text(body: str) -> str:
    return " ".join(BeautifulSoup(body, "html.parser").get_text(" ").split())


def test_every_address_is_made_once() -> None:
    assert list(build(a_template(a_task()))) == [
        "",
        "templates/",
        "format/",
        "categories/home/",
        "categories/data/",
        "templates/small-plan/",
        "templates/small-plan/small-plan.ics",
        "templates/small-plan/small-plan.csv",
    ]


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
    problem = Problem("templates/home/broken.yml", 1, 1, "", "is empty; write something")
    made = build(one, other, problems=(problem,))
    body = text(page(made, "templates/small-plan/").body)
    assert "Related templates The other one (1 task, 1 day)" in body
    assert "What comes next The other one (1 task, 1 day)" in body
    assert "broken" not in body


def test_a_broken_template_has_a_page_with_its_problems_and_home_shows_them_all() -> None:
    problem = Problem(
        "templates/home/broken.yml", 7, 3, "tasks[1].when", "<b> is no phrase; fix it"
    )
    made = build(a_template(a_task()), problems=(problem,))
    broken = page(made, "templates/broken/")
    assert broken.headings == ()
    shown = "templates/home/broken.yml:7:3 tasks[1].when : <b> is no phrase; fix it"
    assert shown in text(broken.body)
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


@pytest.mark.parametrize("sign_off", [True, "Owner"])
def test_a_sign_off_is_shown(*, sign_off: bool | str) -> None:
    made = build(a_template(a_task(sign_off=sign_off)))
    shown = "Sign-off needed" if sign_off is True else "Sign-off: Owner"
    assert shown in text(page(made, "templates/small-plan/").body)
