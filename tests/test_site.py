"""The built site: every page, link and download, by BeautifulSoup."""

import base64
import csv
import gzip
import hashlib
import json
import re
import struct
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import feedparser
import openapi_spec_validator
import pytest
from bs4 import Tag
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from plan_catalogue.cli import main
from plan_catalogue.feeds import LONGEST
from plan_catalogue.schedule import EARLIEST, LATEST, REMINDERS
from tests.conftest import ROOT
from tests.descriptions import closed
from tests.sites import REPO_URL, SITE_URL, a_small_checkout, build, one, soup, words

NGINX = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
LAYOUTS = {"templates", "tags", "categories"}
SLUGS = sorted(path.stem for path in (ROOT / "templates").glob("*/*.yml"))


# Of every page there is the text; to parse each of them would take most of the time.
ADDRESS = re.compile(' (?:href|src|data)="([^"]*)"')
ID = re.compile(' id="([^"]+)"')
LOADED = re.compile("<(?:script|img|iframe|source|object|embed)[ >][^>]*|<link[^>]*stylesheet[^>]*")


def every_page(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def pages(site: Path) -> list[Path]:
    """Return pages of every kind; of templates, tags and categories, which share a layout, some."""
    alike = [page for page in every_page(site) if page.parent.parent.name in LAYOUTS]
    return [page for page in every_page(site) if page not in alike] + alike[::6]


# Addresses -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "index.html",
        "404.html",
        "templates/index.html",
        "categories/software/index.html",
        "categories/community/index.html",
        "templates/system-integration/index.html",
        "templates/system-integration/system-integration.ics",
        "templates/system-integration/system-integration.csv",
        "schema/template.schema.json",
        "format/index.html",
        "contributing/index.html",
        "about/index.html",
        "_headers",
        "api/v1/templates.json",
        "api/v1/templates/system-integration.json",
        "api/v1/categories.json",
        "api/v1/tags.json",
        "api/v1/openapi.json",
        "api/index.html",
        "tags/index.html",
        "tags/moving/index.html",
        "feed.xml",
        "categories/software/feed.xml",
        "llms.txt",
    ],
)
def test_the_addresses_of_the_specification_are_there(site: Path, address: str) -> None:
    assert (site / address).is_file()


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    texts = {page: page.read_text(encoding="utf-8") for page in every_page(site)}
    ids = {page: set(ID.findall(text)) for page, text in texts.items()}
    targets = set()
    for page, text in texts.items():
        here = SITE_URL + page.relative_to(site).as_posix().removesuffix("index.html")
        links = set(ADDRESS.findall(text))
        assert len(links) > 10, page
        targets |= {(here, urljoin(here, unescape(link))) for link in links}
    broken = []
    for here, target in targets:
        if target.startswith(SITE_URL):
            parts = urlsplit(target.removeprefix(SITE_URL))
            path = site / unquote(parts.path)
            path = path / "index.html" if path.is_dir() else path
            if not path.is_file() or parts.fragment not in {"", *ids.get(path, ())}:
                broken.append((here, target))
    assert broken == []


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for page in every_page(site):
        loaded = LOADED.findall(page.read_text(encoding="utf-8"))
        assert len(loaded) > 5, page
        for tag in loaded:
            for address in ADDRESS.findall(tag):
                assert not urlsplit(unescape(address)).netloc, (page, tag)
    for style in [*site.rglob("catalogue.css"), *site.rglob("theme.css")]:
        assert "url(" not in style.read_text(encoding="utf-8")


def test_nothing_of_ours_is_inline_script_or_style(site: Path) -> None:
    for page in pages(site):
        document = soup(site, page.relative_to(site).as_posix())
        assert document.select("style") == []
        assert document.select("article [style]") == []
        for script in document.select("article script"):
            is_data = script.get("type") in {"application/json", "application/ld+json"}
            assert is_data or not script.get_text().strip(), page
        for tag in document.find_all(True):
            assert not [name for name in tag.attrs if name.startswith("on")], (page, tag.name)


def test_every_page_carries_one_policy_and_nothing_that_it_forbids(site: Path) -> None:
    policies = set()
    for page in pages(site):
        document = soup(site, page.relative_to(site).as_posix())
        meta = one(document, "meta[http-equiv=Content-Security-Policy]")
        assert meta.find_previous("script") is None
        policies.add(str(meta["content"]))
        for script in document.select("script:not([src], [type])"):
            digest = hashlib.sha256(script.get_text().encode()).digest()
            assert f"'sha256-{base64.b64encode(digest).decode()}'" in str(meta["content"]), page
    (policy,) = policies
    assert "unsafe" not in policy
    assert "http" not in policy


def test_headers_say_what_a_page_cannot_say_itself(site: Path) -> None:
    said = (site / "_headers").read_text(encoding="utf-8")
    assert "Content-Security-Policy: frame-ancestors 'none'" in said
    for line in said.splitlines():
        name, _, value = line.strip().partition(": ")
        if value:
            assert f'add_header {name} "{value}" always;' in NGINX, line
    assert "text/calendar ics;" in NGINX
    assert "text/csv csv;" in NGINX


def test_ids_are_unique(site: Path) -> None:
    for page in every_page(site):
        ids = ID.findall(page.read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids)), page


def test_every_navigation_of_ours_has_a_name_of_its_own(site: Path) -> None:
    for page in pages(site):
        document = soup(site, page.relative_to(site).as_posix())
        names = [tag["aria-label"] for tag in document.select("nav:not(.md-nav)")]
        assert len(names) == len(set(names)), page


def test_what_the_theme_gets_wrong_is_mended_on_every_page(site: Path) -> None:
    for page in pages(site):
        document = soup(site, page.relative_to(site).as_posix())
        assert document.select("input[type=checkbox][autocomplete]") == []
        assert "generator" not in words(one(document, "footer"))
        for label in document.select("label[for]"):
            assert document.find(id=label["for"]), (page, label)


# A template's page -----------------------------------------------------------------------------


@pytest.fixture(scope="session")
def integration(site: Path) -> Tag:
    return one(soup(site, "templates/system-integration"), "article")


def test_a_templates_page_is_headed_in_order(integration: Tag) -> None:
    assert [words(heading) for heading in integration.select("h1, h2")] == [
        "System Integration Project Plan",
        "Take this plan",
        "What’s inside",
        "Timeline",
        "Why use this template",
        "Best for",
        "Key benefits",
        "Frequently asked questions",
        "Related templates",
        "Sources",
        "About this template",
    ]


def test_the_figures_stand_between_summary_and_panel(integration: Tag) -> None:
    figures = one(integration, ".pc-figures")
    assert [words(item) for item in figures.select("li")] == ["8 tasks", "15 days", "175 points"]
    assert "Connect two systems" in words(one(integration, ".pc-summary"))
    text = words(integration)
    assert text.index("Connect two") < text.index("175 points") < text.index("Take this plan")


def test_a_caution_stands_before_the_panel(site: Path) -> None:
    article = one(soup(site, "templates/moving-house"), "article")
    text = words(article)
    caution = words(one(article, ".pc-caution"))
    assert caution.startswith("Caution:")
    assert text.index(caution) < text.index("Take this plan")


def test_the_panel_says_which_day_its_files_are_for(integration: Tag, site: Path) -> None:
    panel = one(integration, ".pc-panel")
    assert "Start date: Mon 4 Jan 2027" in words(panel)
    links = {str(link["href"]): link["download"] for link in panel.select("a[download]")}
    assert links == {
        "system-integration.ics": "system-integration-2027-01-04.ics",
        "system-integration.csv": "system-integration-2027-01-04.csv",
    }
    event = one(soup(site, "templates/moving-house"), ".pc-panel")
    assert "Moving day: Mon 1 Mar 2027" in words(event)


def test_the_task_table_tells_everything_of_a_task(integration: Tag) -> None:
    table = one(integration, "table.pc-tasks")
    assert words(one(table, "caption")).endswith("Start date: Mon 4 Jan 2027")
    columns = [words(cell) for cell in table.select("th[scope=col]")]
    assert columns == ["No.", "When", "Date", "Task", "Category", "Points"]
    assert len(table.select("tbody tr")) == 8
    row = one(table, "tr#test-integration-staging")
    cells = [words(cell) for cell in row.select("td")]
    assert cells[:3] == ["6", "Week 2", "Mon 11 Jan 2027 to Sun 17 Jan 2027"]
    assert cells[4:] == ["testing", "20 points"]
    assert [time["datetime"] for time in row.select("time")] == ["2027-01-11", "2027-01-17"]
    assert cells[3].startswith("Test Integration (Staging) Role: ")
    assert "Sign-off: Owner of the receiving system" in cells[3]
    assert [link["href"] for link in row.select(".pc-facts a")] == ["#test-integration-dev"]
    details = one(row, "details")
    assert details.select("p")
    assert details.select("ul li")


def test_every_task_has_a_row_that_calendar_entries_lead_to(site: Path) -> None:
    for slug in SLUGS:
        page = (site / f"templates/{slug}/index.html").read_text(encoding="utf-8")
        ids = re.findall('<tr id="([^"]+)"', page)
        text = (site / f"templates/{slug}/{slug}.ics").read_text(encoding="utf-8")
        addresses = re.findall("^URL:(.*)$", text.replace("\n ", ""), re.MULTILINE)
        assert len(addresses) == len(ids)
        for address, _, task in (url.partition("#") for url in addresses):
            assert address == f"{SITE_URL}templates/{slug}/"
            assert task in ids


def test_the_timeline_is_drawn_with_a_bar_for_every_task(integration: Tag) -> None:
    picture = one(integration, "svg.pc-picture")
    assert picture["role"] == "img"
    assert str(picture["aria-label"]).startswith("Timeline of the tasks. The table")
    assert [words(title) for title in picture.select("title")] == [
        "Document Requirements: Mon 4 Jan 2027 (setup)",
        "API Authentication Setup: Wed 6 Jan 2027 (integration)",
        "Build Connector: Sat 9 Jan 2027 (integration)",
        "Configure Data Mapping: Mon 11 Jan 2027 (integration)",
        "Test Integration (Dev): Mon 11 Jan 2027 to Sun 17 Jan 2027 (testing)",
        "Test Integration (Staging): Mon 11 Jan 2027 to Sun 17 Jan 2027 (testing)",
        "Deploy to Production: Mon 11 Jan 2027 to Sun 17 Jan 2027 (launch)",
        "Monitor & Verify: Mon 18 Jan 2027 (review)",
    ]
    bars = picture.select("rect.pc-bar")
    # Fifteen days: the third is the day two days after.
    assert (bars[0]["x"], bars[0]["width"]) == ("0.00%", "6.66%")
    assert (bars[1]["x"], bars[1]["width"]) == ("13.33%", "6.67%")
    assert (bars[4]["x"], bars[4]["width"]) == ("46.66%", "46.67%")
    assert words(one(picture, ".pc-picture__day")) == "Start date"
    assert [words(mark) for mark in picture.select(".pc-picture__mark")] == ["4", "11"]
    assert words(one(picture, ".pc-picture__period")) == "Jan 2027"
    assert len(picture.select("[class^=pc-hue] .pc-shape")) == 1  # a sign-off
    waits = len(integration.select(".pc-facts a"))
    assert len(picture.select(".pc-picture__arrows .pc-shape")) == waits > 0


def test_bars_table_and_points_show_a_category_in_one_colour(integration: Tag) -> None:
    categories = {}
    for row in integration.select(".pc-tasks tbody tr"):
        cell = one(row, ".pc-tasks__category")
        categories[words(cell)] = cell["class"][1]
    assert categories == {
        "setup": "pc-hue-1",
        "integration": "pc-hue-2",
        "testing": "pc-hue-3",
        "launch": "pc-hue-4",
        "review": "pc-hue-5",
    }
    points = one(integration, ".pc-points")
    assert [words(item) for item in points.select("li")] == [
        "setup 20 points",
        "integration 75 points",
        "testing 40 points",
        "launch 25 points",
        "review 15 points",
    ]
    assert [item["class"] for item in points.select("li")] == [[hue] for hue in categories.values()]
    assert [bar["width"] for bar in points.select("rect")][:2] == ["26.66%", "100.00%"]
    for title in integration.select(".pc-picture title"):
        assert title.parent
        category = words(title).rpartition("(")[2].removesuffix(")")
        assert title.parent["class"] == [categories[category]]


def test_the_rest_of_the_page(integration: Tag) -> None:
    about = words(integration.select(".pc-about")[0])
    assert "Author: Plan Catalogue" in about
    assert "Added Mon 23 Nov 2026 , last changed Mon 23 Nov 2026" in about
    assert len(integration.select("h3")) >= 4
    links = {words(link): str(link["href"]) for link in integration.select("a")}
    path = "edit/main/templates/software/system-integration.yml"
    assert links["Improve this template"] == f"{REPO_URL}/{path}"
    assert links["Website Redesign Plan"] == "../../templates/website-redesign/"


def test_the_head_says_what_the_page_is(site: Path) -> None:
    head = one(soup(site, "templates/system-integration"), "head")
    assert words(one(head, "title")) == "System Integration Project Plan - Plan Catalogue"
    canonical = one(head, "link[rel=canonical]")["href"]
    assert canonical == f"{SITE_URL}templates/system-integration/"
    assert str(one(head, "meta[name=description]")["content"]).startswith("Connect two systems")


def test_the_sitemap_tells_when_a_template_was_changed(site: Path) -> None:
    sitemap = ET.parse(site / "sitemap.xml").getroot()
    changes = {url[0].text: url[1].text if len(url) > 1 else None for url in sitemap}
    assert changes[f"{SITE_URL}templates/system-integration/"] == "2026-11-23"
    each = {day for address, day in changes.items() if "/templates/" in str(address) and day}
    assert changes[SITE_URL] == changes[f"{SITE_URL}tags/"] == max(each)
    assert changes[f"{SITE_URL}categories/software/"] in each
    assert changes[f"{SITE_URL}format/"] is None
    assert changes[f"{SITE_URL}about/"] is None


def test_the_page_says_how_weekends_are_treated(site: Path) -> None:
    counted = words(one(soup(site, "templates/website-redesign"), ".pc-ready"))
    assert "Working days are counted: no task falls on a weekend." in counted
    assert "weekend" not in words(one(soup(site, "templates/moving-house"), ".pc-ready"))


def test_every_page_leads_to_the_others_and_to_the_repository(site: Path) -> None:
    for page in pages(site):
        links = one(soup(site, page.relative_to(site).as_posix()), "footer").select("nav a")
        assert [words(link) for link in links] == [
            "Home",
            "Templates",
            "Template format",
            "Contribute a plan",
            "About the catalogue",
            "For programs",
            "Repository",
        ]
        assert links[-1]["href"] == REPO_URL


def test_no_layout_language_is_left_over(site: Path) -> None:
    for page in every_page(site):
        # Outside the article the theme has scripts, with braces of their own; data has them too.
        article = (
            page.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
        )
        assert len(article) > 100, page
        text = re.sub("<script.*?</script>", "", article, flags=re.DOTALL)
        assert not re.search(r"{{|{%|{#|#}|%}|}}", text), page


# The pages around it ---------------------------------------------------------------------------


def test_home_says_what_this_is_and_how_it_works(site: Path) -> None:
    article = one(soup(site, ""), "article")
    assert [words(heading) for heading in article.select("h1, h2")] == [
        "Plans for your calendar",
        "How it works",
        "Categories",
        "Newest plans",
        "Is yours missing?",
    ]
    assert len(article.select(".pc-steps li")) == 3
    search = one(article, "form[role=search]")
    assert search["action"] == "./templates/"
    assert words(one(search, f"label[for={one(search, 'input')['id']}]")) == "Search plans"
    browse = article.select("header a")[0]
    assert (browse["href"], words(browse)) == ("./templates/", f"Browse {len(SLUGS)} plans")
    assert len(article.select(".pc-card")) == 6


def test_home_counts_the_plans_of_every_category(site: Path) -> None:
    tiles = one(soup(site, ""), "article").select(".pc-tile")
    counts = {path.name: len(list(path.glob("*.yml"))) for path in (ROOT / "templates").iterdir()}
    assert len(tiles) == 12
    for tile in tiles:
        category = str(one(tile, "a")["href"]).split("/")[-2]
        size = counts[category]
        assert words(one(tile, ".pc-tile__count")) == f"{size} plan{'' if size == 1 else 's'}"


def test_all_templates_and_a_category_list_theirs(site: Path) -> None:
    listed = [path.parent.relative_to(site) for path in site.glob("templates/page/*/index.html")]
    links = [
        str(link["href"])
        for address in ("templates", *map(str, listed))
        for link in soup(site, address).select(".pc-card a")
    ]
    assert sorted(link.split("/")[-2] for link in links) == SLUGS
    article = one(soup(site, "categories/home"), "article")
    assert "Moving House Plan" in [words(card) for card in article.select(".pc-card__title")]
    assert words(one(article, ".pc-summary")).startswith("Plans for moving, renovating")


@pytest.mark.parametrize(
    ("address", "trail"),
    [
        ("templates", ["Home", "Templates"]),
        ("categories/home", ["Home", "Templates", "Home and family"]),
        ("templates/moving-house", ["Home", "Home and family", "Moving House Plan"]),
        ("format", ["Home", "Template format"]),
        ("contributing", ["Home", "Contribute a plan"]),
        ("about", ["Home", "About the catalogue"]),
    ],
)
def test_a_breadcrumb_tells_where_a_page_is(site: Path, address: str, trail: list[str]) -> None:
    breadcrumb = one(soup(site, address), "nav[aria-label=Breadcrumb]")
    assert [words(item) for item in breadcrumb.select("li")] == trail
    assert words(one(breadcrumb, "[aria-current=page]")) == trail[-1]
    assert len(breadcrumb.select("a")) == len(trail) - 1


def test_the_404_page_helps_wherever_it_is_shown(site: Path) -> None:
    document = soup(site, "404.html")
    article = one(document, "article")
    assert words(one(document, "title")) == "Page not found - Plan Catalogue"
    assert words(one(article, "h1")) == "This page is not here"
    addresses = [str(link["href"]) for link in article.select("a")]
    assert addresses[0] == "/our/plans/templates/"
    assert addresses[1] == "/our/plans/categories/software/"
    assert addresses[-1] == REPO_URL
    assert len(addresses) == 14
    for sidebar in document.select(".md-sidebar"):
        assert sidebar.has_attr("hidden")


def test_the_navigation_is_a_handful_and_holds_no_template(site: Path) -> None:
    tabs = one(soup(site, ""), ".md-tabs")
    assert [words(item) for item in tabs.select("li")] == [
        "Home",
        "Templates",
        "Template format",
        "Contribute a plan",
        "About the catalogue",
    ]


def test_a_page_of_prose_can_be_edited_and_a_generated_one_cannot(site: Path) -> None:
    links = {words(link): link["href"] for link in soup(site, "contributing").select("article a")}
    assert links["Edit this page"] == f"{REPO_URL}/edit/main/docs/contributing.md"
    assert "Edit this page" not in words(soup(site, "format"))


# For programs ----------------------------------------------------------------------------------


def linked(document: Tag) -> dict[str, dict[str, object]]:
    found = [json.loads(tag.get_text()) for tag in document.select("[type='application/ld+json']")]
    assert all(data["@context"] == "https://schema.org" for data in found)
    return {data["@type"]: data for data in found}


def test_every_page_tells_programs_what_it_is(site: Path) -> None:
    kinds = {
        "": {"WebSite"},
        "templates": {"BreadcrumbList", "ItemList"},
        "categories/home": {"BreadcrumbList", "ItemList"},
        "tags/moving": {"BreadcrumbList", "ItemList"},
        "templates/moving-house": {"BreadcrumbList", "HowTo", "FAQPage"},
        "about": {"BreadcrumbList"},
    }
    for address, expected in kinds.items():
        assert set(linked(soup(site, address))) == expected, address


def test_linked_data_says_what_the_page_says(site: Path) -> None:
    for slug in SLUGS[::6]:
        document = soup(site, f"templates/{slug}")
        data = linked(document)
        rows = document.select(".pc-tasks tbody tr")
        steps: Any = data["HowTo"]["step"]
        page = f"{SITE_URL}templates/{slug}/"
        assert [step["url"] for step in steps] == [f"{page}#{row['id']}" for row in rows]
        assert [step["name"] for step in steps] == [
            words(one(row, ".pc-tasks__title")) for row in rows
        ]
        crumbs: Any = data["BreadcrumbList"]["itemListElement"]
        shown = document.select(".pc-breadcrumb li")
        assert [crumb["name"] for crumb in crumbs] == [words(item) for item in shown]
        assert crumbs[-1]["item"] == page


def test_a_page_is_shown_well_where_its_link_is_shared(site: Path) -> None:
    for address, title in (("", "Plan Catalogue"), ("templates/wedding", "Wedding Plan")):
        head = one(soup(site, address), "head")
        told = {str(tag["property"]): str(tag["content"]) for tag in head.select("[property]")}
        assert told["og:title"] == title
        assert told["og:url"] == one(head, "link[rel=canonical]")["href"]
        assert told["og:description"] == one(head, "meta[name=description]")["content"]
        image = site / told["og:image"].removeprefix(SITE_URL)
        size = (int(told["og:image:width"]), int(told["og:image:height"]))
        # A PNG tells its size in its first chunk (ISO/IEC 15948, 11.2.2).
        assert struct.unpack(">II", image.read_bytes()[16:24]) == size


def test_a_canonical_address_has_no_parameters_and_is_the_pages_own(site: Path) -> None:
    for page in pages(site):
        address = page.relative_to(site).as_posix()
        if address != "404.html":
            canonical = one(soup(site, address), "link[rel=canonical]")["href"]
            assert canonical == SITE_URL + address.removesuffix("index.html")


def test_feeds_are_named_where_a_reader_looks_for_them(site: Path) -> None:
    links = soup(site, "categories/home").select("link[type='application/atom+xml']")
    assert [link["href"] for link in links] == ["../../feed.xml", "feed.xml"]
    for path in (site / "feed.xml", *site.glob("categories/*/feed.xml")):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo
        assert feed.feed.links[0].href == SITE_URL + path.relative_to(site).as_posix()
        for entry in feed.entries:
            assert (site / entry.link.removeprefix(SITE_URL) / "index.html").is_file()
    newest = feedparser.parse((site / "feed.xml").read_bytes()).entries
    assert len(newest) == min(len(SLUGS), LONGEST)


def test_every_file_of_the_api_is_as_its_description_says(site: Path) -> None:
    description = json.loads((site / "api/v1/openapi.json").read_text(encoding="utf-8"))
    openapi_spec_validator.validate(description)
    resource = DRAFT202012.create_resource(closed(description))
    registry = Registry().with_resource("openapi.json", resource)
    checked = set()
    for path, item in description["paths"].items():
        answer = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        reference = {"$ref": f"openapi.json{answer['$ref']}"}
        validator = Draft202012Validator(reference, registry=registry)
        for file in site.glob(path[1:].replace("{slug}", "*")):
            validator.validate(json.loads(file.read_text(encoding="utf-8")))
            checked.add(file)
    assert checked == set(site.glob("api/v1/**/*.json"))
    assert len(checked) == 4 + len(SLUGS)


def test_addresses_in_the_api_and_the_list_lead_somewhere(site: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in site.glob("api/v1/*.json")]
    texts.append((site / "llms.txt").read_text(encoding="utf-8"))
    found = set(re.findall(rf"{re.escape(SITE_URL)}([^\s\"\\)<]*)", "\n".join(texts)))
    for slug in SLUGS:
        assert {f"templates/{slug}/", f"api/v1/templates/{slug}.json"} <= found
    for address in found - {"api/v1/templates/"}:
        path = site / address
        assert (path / "index.html" if address.endswith("/") or not address else path).is_file()


def test_the_index_has_every_template(site: Path) -> None:
    catalogue = json.loads((site / "search/catalogue.json").read_text(encoding="utf-8"))
    assert len(catalogue["title"]) == len(SLUGS)
    letters = {path.stem.removeprefix("words-") for path in site.glob("search/words-*.json")}
    assert letters == set(catalogue["letters"])


# The planner -----------------------------------------------------------------------------------


def test_the_planner_is_small(site: Path) -> None:
    modules = sorted((site / "assets/planner").glob("*.js"))
    assert len(modules) == 3
    assert sum(len(gzip.compress(module.read_bytes(), mtime=0)) for module in modules) <= 12 * 1024


def test_the_page_carries_its_plan_as_data(site: Path, integration: Tag) -> None:
    data = json.loads(one(integration, "script#plan_data").get_text())
    assert {key: data[key] for key in data if key != "tasks"} == {
        "slug": "system-integration",
        "title": "System Integration Project Plan",
        "anchor": "start",
        "day_label": "Start date",
        "weekends": "keep",
        "date": "2027-01-04",
        "host": "plans.example.com",
        "page": f"{SITE_URL}templates/system-integration/",
    }
    assert len(data["tasks"]) == 8
    assert one(integration, "script[type=module]")["src"] == "../../assets/planner/planner.js"
    for link in integration.select("link[rel=modulepreload]"):
        assert (site / str(link["href"]).removeprefix("../../")).is_file()


def test_every_page_of_a_template_has_the_controls_of_the_specification(site: Path) -> None:
    for slug in SLUGS[::6]:
        article = one(soup(site, f"templates/{slug}"), "article")
        boxes = [str(box["aria-label"]) for box in article.select(".pc-tasks input[type=checkbox]")]
        assert boxes == [words(title) for title in article.select(".pc-tasks__title")]
        data = json.loads(one(article, "script#plan_data").get_text())
        assert words(one(article, "label[for=plan_date]")) == data["day_label"]
        field = one(article, "#plan_date")
        assert field["value"] == data["date"]
        assert (field["min"], field["max"]) == (EARLIEST.isoformat(), LATEST.isoformat())
        assert one(article, "[name=weekends][checked]")["value"] == data["weekends"]
        reminders = [option["value"] for option in article.select("[name=reminder] option")]
        assert tuple(reminders) == REMINDERS


# Downloads -------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("kind", ["ics", "csv"])
def test_the_ready_files_are_what_export_gives(
    site: Path, slug: str, kind: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    panel = one(soup(site, f"templates/{slug}"), ".pc-panel time")
    stamp, url = "--stamp=20270101T000000Z", f"--site-url={SITE_URL}"
    templates = f"--templates={ROOT / 'templates'}"
    export = ["export", slug, f"--date={panel['datetime']}", stamp, url, templates]
    assert main([*export, f"--format={kind}"]) == 0
    assert (site / f"templates/{slug}/{slug}.{kind}").read_bytes() == capfdbinary.readouterr().out


def test_the_ready_files_leave_no_task_in_the_past(site: Path) -> None:
    for slug in SLUGS:
        with (site / f"templates/{slug}/{slug}.csv").open(encoding="utf-8-sig") as file:
            starts = [date.fromisoformat(row["Start"]) for row in csv.DictReader(file)]
        assert min(starts) >= date(2027, 1, 1)


def test_the_same_input_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    assert build(ROOT, tmp_path / "again").returncode == 0
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        again = tmp_path / "again" / path.relative_to(site)
        assert again.read_bytes() == path.read_bytes(), path


# Bad templates ---------------------------------------------------------------------------------


def test_a_bad_template_fails_the_build_with_every_problem_and_leaves_the_former_site(
    tmp_path: Path,
) -> None:
    checkout = a_small_checkout(tmp_path / "checkout")
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("the former site")
    (checkout / "templates/home/bad.yml").write_text("title: x\nsumary: y\n")
    (checkout / "templates/data/worse.yml").write_text("- 1\n")
    run = build(checkout, target)
    assert run.returncode == 1
    assert "ERROR   -  templates/data/worse.yml:1:1: : a list stands here" in run.stderr
    assert 'templates/home/bad.yml:2:1: sumary: unknown key "sumary"; did you mean' in run.stderr
    assert "problems in templates/; nothing was built" in run.stderr
    assert "Traceback" not in run.stderr
    assert (target / "index.html").read_text() == "the former site"


@pytest.mark.parametrize("configured", ["", "site_url: ''", "site_url: plans.example.org"])
def test_a_site_without_an_address_is_not_built(tmp_path: Path, configured: str) -> None:
    checkout = a_small_checkout(tmp_path / "checkout")
    config = checkout / "mkdocs.yml"
    config.write_text(re.sub("site_url: .*", configured, config.read_text()))
    run = build(checkout, tmp_path / "site")
    assert run.returncode == 1
    assert "site_url" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("configured", ["repository: ''", "elsewhere: x", "repository: our repo"])
def test_a_site_without_a_repository_is_not_built(tmp_path: Path, configured: str) -> None:
    checkout = a_small_checkout(tmp_path / "checkout")
    config = checkout / "mkdocs.yml"
    config.write_text(re.sub("repository: .*", configured, config.read_text()))
    run = build(checkout, tmp_path / "site")
    assert run.returncode == 1
    assert "extra.repository is no address; write one, or set REPO_URL" in run.stderr
    assert "Traceback" not in run.stderr


def test_an_icon_that_the_theme_lacks_is_named(tmp_path: Path) -> None:
    checkout = a_small_checkout(tmp_path / "checkout")
    categories = checkout / "templates/categories.yml"
    text = re.sub("icon: .*", "icon: material/../../../../secret", categories.read_text(), count=1)
    categories.write_text(text)
    run = build(checkout, tmp_path / "site")
    assert run.returncode == 1
    assert 'templates/categories.yml: no icon "material/../../../../secret"' in run.stderr
