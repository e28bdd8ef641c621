"""What search engines are told, expanded by PyLD: every name must be one of schema.org's."""

from typing import Any

from pyld import jsonld

from plan_catalogue import linked_data
from tests.plans import SITE, a_library, a_task, a_template

SCHEMA_ORG = "https://schema.org/"


def offline(url: str, options: Any) -> dict[str, Any]:
    """Stand in for the address of the vocabulary, which no test asks for."""
    assert url == "https://schema.org"
    context = {"@context": {"@vocab": SCHEMA_ORG, "url": {"@type": "@id"}}}
    return {"contextUrl": None, "documentUrl": url, "document": context}


def expanded(thing: linked_data.Thing) -> dict[str, Any]:
    (found,) = jsonld.expand(thing, {"documentLoader": offline})
    return dict(found)


def get(thing: dict[str, Any], name: str) -> list[Any]:
    """Return the values of a property, those with an address or a text by that."""
    values = thing[f"{SCHEMA_ORG}{name}"]
    return [value.get("@value", value.get("@id", value)) for value in values]


def type_of(thing: dict[str, Any]) -> str:
    (name,) = thing["@type"]
    return str(name).removeprefix(SCHEMA_ORG)


def test_the_site_tells_how_it_is_searched() -> None:
    site = expanded(linked_data.web_site(SITE, "Plans"))
    assert type_of(site) == "WebSite"
    assert get(site, "url") == [SITE]
    (action,) = get(site, "potentialAction")
    (target,) = get(action, "target")
    assert get(target, "urlTemplate") == [f"{SITE}templates/?q={{search_term_string}}"]
    assert get(action, "query-input") == ["required name=search_term_string"]


def test_a_breadcrumb_leads_from_home_to_the_page() -> None:
    trail = linked_data.breadcrumb_list(SITE, ("Wedding", "x/"), [("Events", "categories/e/")])
    crumbs = expanded(trail)
    assert type_of(crumbs) == "BreadcrumbList"
    items = get(crumbs, "itemListElement")
    assert [get(item, "position") for item in items] == [[1], [2], [3]]
    assert [get(item, "name") for item in items] == [["Home"], ["Events"], ["Wedding"]]
    assert [get(item, "item") for item in items] == [
        [SITE],
        [f"{SITE}categories/e/"],
        [f"{SITE}x/"],
    ]


def test_a_page_of_a_listing_counts_on_from_the_one_before() -> None:
    entries = a_library(a_template(a_task()), a_template(a_task(), slug="other")).entries
    listing = expanded(linked_data.item_list(SITE, entries, before=24, total=26))
    assert type_of(listing) == "ItemList"
    assert get(listing, "numberOfItems") == [26]
    items = get(listing, "itemListElement")
    assert [get(item, "position") for item in items] == [[25], [26]]
    assert get(items[1], "url") == [f"{SITE}templates/other/"]


def test_a_plan_is_a_list_of_steps() -> None:
    template = a_template(
        a_task("day of", title="Begin"),
        a_task("day 15", title="End"),
        tags=("api",),
        authors=("A",),
    )
    plan = expanded(linked_data.how_to(SITE, template))
    assert type_of(plan) == "HowTo"
    assert get(plan, "totalTime") == ["P15D"]
    assert get(plan, "dateModified") == ["2026-11-23"]
    assert get(plan, "keywords") == ["api"]
    (author,) = get(plan, "author")
    assert get(author, "name") == ["A"]
    steps = get(plan, "step")
    assert [type_of(step) for step in steps] == ["HowToStep", "HowToStep"]
    assert get(steps[1], "url") == [f"{SITE}templates/small-plan/#end"]


def test_what_a_template_does_not_say_is_left_out() -> None:
    assert not {"author", "keywords"} & linked_data.how_to(SITE, a_template(a_task())).keys()


def test_questions_have_their_answers() -> None:
    page = expanded(linked_data.faq_page(a_template(a_task())))
    assert type_of(page) == "FAQPage"
    first = get(page, "mainEntity")[0]
    assert (type_of(first), get(first, "name")) == ("Question", ["Why?"])
    (answer,) = get(first, "acceptedAnswer")
    assert get(answer, "text") == ["<p>So.</p>"]
