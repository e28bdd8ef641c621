"""What is new, read by feedparser, and the plain list."""

from dataclasses import replace
from datetime import date

import feedparser

from plan_catalogue import addresses, feeds
from plan_catalogue.library import Entry, Library
from plan_catalogue.model import Template
from tests.plans import DATA, HOME, SETTINGS, SITE, a_library, a_task, a_template


def dated(slug: str, added: date, updated: date | None = None) -> Template:
    return a_template(a_task(), slug=slug, title=f"Plan {slug}", added=added, updated=updated)


def read(*templates: Template, title: str = "Plans", page: str = "") -> feedparser.FeedParserDict:
    text = feeds.atom(title, page, a_library(*templates).entries, SETTINGS)
    found = feedparser.parse(text.encode())
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_new_and_updated_templates_come_first() -> None:
    found = read(
        dated("old", date(2026, 1, 1)),
        dated("mended", date(2025, 1, 1), date(2026, 6, 1)),
        dated("new", date(2026, 3, 1)),
    )
    assert [entry.title for entry in found.entries] == ["Plan mended", "Plan new", "Plan old"]
    mended = found.entries[0]
    assert (mended.published, mended.updated) == ("2025-01-01T00:00:00Z", "2026-06-01T00:00:00Z")
    assert found.feed.updated == "2026-06-01T00:00:00Z"


def test_an_entry_tells_what_the_template_is_and_leads_to_its_page() -> None:
    template = replace(dated("one", date(2026, 1, 1)), tags=("api", "sync"), authors=("Ann", "Bo"))
    (entry,) = read(template).entries
    assert entry.id == entry.link == f"{SITE}templates/one/"
    assert entry.summary == "A plan that is small."
    assert [author.name for author in entry.authors] == ["Ann", "Bo"]
    assert [(tag.term, tag.label) for tag in entry.tags] == [
        ("home", "Home"),
        ("api", None),
        ("sync", None),
    ]


def test_a_feed_says_where_it_is_and_what_it_tells_of() -> None:
    page = addresses.category_page("home")
    found = read(dated("one", date(2026, 1, 1)), title="Home - Plans", page=page)
    assert found.feed.title == "Home - Plans"
    assert found.feed.id == f"{SITE}categories/home/"
    assert {link.rel: link.href for link in found.feed.links} == {
        "self": f"{SITE}categories/home/feed.xml",
        "alternate": f"{SITE}categories/home/",
    }
    assert found.feed.author == "Plans"
    assert found.feed.rights.startswith("CC BY 4.0")


def test_a_feed_without_templates_has_no_news() -> None:
    assert read().feed.updated == "1970-01-01T00:00:00Z"


def test_a_feed_does_not_grow_without_end() -> None:
    many = [dated(f"plan-{n:03}", date(2026, 1, 1)) for n in range(feeds.LONGEST + 1)]
    found = read(*many)
    assert len(found.entries) == feeds.LONGEST
    assert found.entries[-1].title == f"Plan plan-{feeds.LONGEST - 1:03}"


def test_text_that_means_harm_is_text() -> None:
    title = '<script>x</script> & "]]>'
    template = replace(dated("one", date(2026, 1, 1)), title=title, summary=title)
    text = feeds.atom("Plans", "", a_library(template).entries, SETTINGS)
    assert "<script" not in text
    assert '&lt;script&gt;x&lt;/script&gt; &amp; "]]&gt;' in text


def test_the_plain_list_has_every_template_under_its_category() -> None:
    one = replace(a_template(a_task()), title="A [plan](x) of *mine*")
    other = a_template(a_task(), slug="other", title="Other")
    entries = (Entry(one, HOME, "home/small-plan.yml"), Entry(other, DATA, "data/other.yml"))
    text = feeds.plain_list(Library((DATA, HOME), entries, (), {}), SETTINGS)
    lines = text.splitlines()
    assert lines[:3] == ["# Plans", "", "> Plans for everybody."]
    assert [line for line in lines if line.startswith(("## ", "- "))] == [
        "## Data",
        f"- [Other]({SITE}templates/other/): A plan that is small.",
        "## Home",
        rf"- [A \[plan\](x) of \*mine\*]({SITE}templates/small-plan/): A plan that is small.",
    ]
    assert f"{SITE}api/v1/openapi.json" in text


def test_the_plain_list_leaves_out_empty_categories() -> None:
    assert "Data" not in feeds.plain_list(a_library(a_template(a_task())), SETTINGS)
