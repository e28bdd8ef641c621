"""The catalogue as data: its files, their description, and the page that tells of both."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from plan_catalogue import addresses, api, model, pages
from plan_catalogue.disk import read_folder
from plan_catalogue.library import Entry, Library, read_library
from plan_catalogue.model import Category, Question, Source, Tag, Template
from plan_catalogue.pages import HEADINGS
from plan_catalogue.shapes import Shape
from tests.conftest import ROOT
from tests.descriptions import closed
from tests.plans import SITE, a_task, a_template

HOME = Category("home", "Home", "Plans for the home and family.", "material/home")
DATA = Category("data", "Data", "Plans for data of every kind.", "material/database")

PLAN = a_template(
    a_task(
        "2 days after",
        title="Sign it",
        details="Read it, *then* sign.",
        subtasks=("Read", "Sign"),
        sign_off="Owner",
        role="Owner",
    ),
    a_task("week 2", title="Send it", points=3, sign_off=True, after=("sign-it",), role="Host"),
    a_task("month 1", title="File it", role="Owner"),
    anchor="event",
    tags=("paper", "post"),
    updated=date(2027, 1, 2),
    authors=("Ann",),
    sources=(Source("More of it", "https://exämple.org/"),),
    related=("other-plan",),
    next=("other-plan",),
    caution="No advice.",
)
OTHER = a_template(a_task(), slug="other-plan", title="Other plan", tags=("post",))

TEMPLATES = "api/v1/templates.json"
ONE = "api/v1/templates/small-plan.json"
CATEGORIES = "api/v1/categories.json"
TAGS = "api/v1/tags.json"
OPENAPI = "api/v1/openapi.json"


def library_of(*templates: Template) -> Library:
    entries = tuple(Entry(each, HOME, f"home/{each.slug}.yml") for each in templates)
    return Library((HOME, DATA), entries, (), {}, (Tag("paper", "Made of paper."),))


def made(*templates: Template, site: str = SITE) -> dict[str, Any]:
    return {address: json.loads(text) for address, text in api.files(library_of(*templates), site)}


SMALL = made(PLAN, OTHER)


# What the files hold ---------------------------------------------------------------------------


def test_every_address_is_made_once() -> None:
    assert [address for address, _ in api.files(library_of(PLAN, OTHER), SITE)] == [
        TEMPLATES,
        CATEGORIES,
        TAGS,
        "api/v1/templates/other-plan.json",
        ONE,
        OPENAPI,
    ]


def test_the_list_tells_of_each_template_in_the_order_of_titles() -> None:
    assert [template["slug"] for template in SMALL[TEMPLATES]["templates"]] == [
        "other-plan",
        "small-plan",
    ]
    assert SMALL[TEMPLATES]["templates"][1] == {
        "slug": "small-plan",
        "title": "Small plan",
        "summary": "A plan that is small.",
        "category": "home",
        "tags": ["paper", "post"],
        "anchor": "event",
        "anchor_label": "Big day",
        "weekends": "keep",
        "task_count": 3,
        "days": 30,
        "points": 13,
        "roles": ["Owner", "Host"],
        "added": "2026-11-23",
        "updated": "2027-01-02",
        "page": "https://plans.example.org/templates/small-plan/",
        "calendar": "https://plans.example.org/templates/small-plan/small-plan.ics",
        "spreadsheet": "https://plans.example.org/templates/small-plan/small-plan.csv",
        "data": "https://plans.example.org/api/v1/templates/small-plan.json",
    }


def test_small_and_capital_letters_of_titles_are_equal_and_slugs_tell_equal_titles_apart() -> None:
    slugs = ("z-plan", "b-plan", "a-plan")
    titles = ("alpha plan", "Beta plan", "beta PLAN")
    both = zip(slugs, titles, strict=True)
    listed = made(*(a_template(a_task(), slug=slug, title=title) for slug, title in both))
    order = [template["slug"] for template in listed[TEMPLATES]["templates"]]
    assert order == ["z-plan", "a-plan", "b-plan"]


def test_a_template_in_full_is_what_the_list_says_and_all_the_rest() -> None:
    listed = SMALL[TEMPLATES]["templates"][1]
    assert SMALL[ONE] | listed == SMALL[ONE]
    rest = {key: value for key, value in SMALL[ONE].items() if key not in listed}
    assert rest.pop("tasks")[0] == {
        "number": 1,
        "id": "sign-it",
        "title": "Sign it",
        "when": "2 days after",
        "timing": {"unit": "day", "first": 2, "until": None},
        "duration": 1,
        "first_day": 2,
        "last_day": 2,
        "category": "work",
        "points": 5,
        "details": "Read it, *then* sign.",
        "subtasks": ["Read", "Sign"],
        "sign_off": "Owner",
        "after": [],
        "role": "Owner",
    }
    assert rest == {
        "authors": ["Ann"],
        "sources": [{"title": "More of it", "url": "https://exämple.org/"}],
        "related": ["other-plan"],
        "next": ["other-plan"],
        "caution": "No advice.",
        "why": "Because.",
        "best_for": ["All", "Some"],
        "benefits": ["One", "Two"],
        "faq": [
            {"question": "Why?", "answer": "So."},
            {"question": "How?", "answer": "Thus."},
        ],
    }


def test_what_a_template_lacks_is_null_or_empty() -> None:
    other = SMALL["api/v1/templates/other-plan.json"]
    assert {key for key, value in other.items() if value is None} == {
        "anchor_label",
        "updated",
        "caution",
    }
    assert {key for key, value in other.items() if value == []} == {
        "roles",
        "authors",
        "sources",
        "related",
        "next",
    }
    (task,) = other["tasks"]
    assert {key for key, value in task.items() if value is None} == {"details", "role"}


def test_a_sign_off_is_false_true_or_who_signs() -> None:
    assert [task["sign_off"] for task in SMALL[ONE]["tasks"]] == ["Owner", True, False]


def test_tasks_are_numbered_from_one() -> None:
    assert [task["number"] for task in SMALL[ONE]["tasks"]] == [1, 2, 3]


@pytest.mark.parametrize(
    ("when", "duration", "label", "timing", "days"),
    [
        ("day of", 1, "Day of", ("day", 0, None), (0, 0)),
        ("day of", 3, "Day of", ("day", 0, None), (0, 2)),
        ("day 15", 1, "Day 15", ("day", 14, None), (14, 14)),
        ("2 days after", 1, "2 days after", ("day", 2, None), (2, 2)),
        ("3 weeks before", 1, "3 weeks before", ("week", -3, None), (-21, -21)),
        ("3 weeks before", 5, "3 weeks before", ("week", -3, None), (-21, -17)),
        ("1 month after", 2, "1 month after", ("month", 1, None), (30, 31)),
        ("2 months before", 61, "2 months before", ("month", -2, None), (-60, 0)),
        ("days 3-5", 1, "Days 3–5", ("day", 2, 5), (2, 4)),
        ("week 2", 1, "Week 2", ("week", 1, 2), (7, 13)),
        ("weeks 3-4", 1, "Weeks 3–4", ("week", 2, 4), (14, 27)),
        ("month 1", 1, "Month 1", ("month", 0, 1), (0, 29)),
        ("months 2-3", 1, "Months 2–3", ("month", 1, 3), (30, 89)),
    ],
)
def test_a_task_says_when_it_is_in_its_units_and_in_days(
    when: str,
    duration: int,
    label: str,
    timing: tuple[str, int, int | None],
    days: tuple[int, int],
) -> None:
    (task,) = made(a_template(a_task(when, duration=duration)))[ONE]["tasks"]
    assert task["when"] == label
    assert task["timing"] == dict(zip(("unit", "first", "until"), timing, strict=True))
    assert task["duration"] == duration
    assert (task["first_day"], task["last_day"]) == days


def test_categories_stand_in_the_order_of_pages_with_how_many_templates_they_have() -> None:
    assert SMALL[CATEGORIES] == {
        "categories": [
            {
                "key": "home",
                "title": "Home",
                "description": "Plans for the home and family.",
                "template_count": 2,
                "page": "https://plans.example.org/categories/home/",
                "feed": "https://plans.example.org/categories/home/feed.xml",
            },
            {
                "key": "data",
                "title": "Data",
                "description": "Plans for data of every kind.",
                "template_count": 0,
                "page": "https://plans.example.org/categories/data/",
                "feed": "https://plans.example.org/categories/data/feed.xml",
            },
        ]
    }


def test_tags_stand_in_alphabetical_order_with_how_many_templates_have_them() -> None:
    assert SMALL[TAGS] == {
        "tags": [
            {
                "tag": "paper",
                "meaning": "Made of paper.",
                "template_count": 1,
                "page": "https://plans.example.org/tags/paper/",
            },
            {
                "tag": "post",
                "meaning": None,
                "template_count": 2,
                "page": "https://plans.example.org/tags/post/",
            },
        ]
    }


def test_an_empty_catalogue_has_its_files_too() -> None:
    empty = made()
    assert list(empty) == [TEMPLATES, CATEGORIES, TAGS, OPENAPI]
    assert empty[TEMPLATES] == {"templates": []}
    assert empty[TAGS] == {"tags": []}


def test_text_of_every_kind_arrives_as_it_was_written() -> None:
    text = "</script> \"quoted\" 'so' \\ {{ 7 * 7 }} 👩‍🚀 é \u200d"
    task = a_task(title=text, id="it", details=f"{text}\n\n- {text}", subtasks=(text,), role=text)
    template = a_template(
        task, title=text, summary=text, caution=text, faq=(Question(text, text),) * 2
    )
    found = made(template)
    plan = found[ONE]
    assert [plan[key] for key in ("title", "summary", "caution")] == [text] * 3
    assert plan["faq"][0] == {"question": text, "answer": text}
    assert plan["tasks"][0]["details"] == f"{text}\n\n- {text}"
    assert plan["tasks"][0]["subtasks"] == plan["roles"] == [text]
    assert found[TEMPLATES]["templates"][0]["title"] == text


def test_the_same_catalogue_gives_the_same_text_with_letters_as_they_are() -> None:
    template = a_template(a_task(), title="Größe 👩‍🚀")
    first, again = (dict(api.files(library_of(template), SITE)) for _ in range(2))
    assert first == again
    assert '"title": "Größe 👩‍🚀"' in first[ONE]
    assert all(text.endswith("}\n") for text in first.values())


# The description -------------------------------------------------------------------------------


def real_files() -> dict[str, Any]:
    library = read_library(read_folder(ROOT / "templates", "templates"), "templates")
    assert library.entries
    return {address: json.loads(text) for address, text in api.files(library, SITE)}


REAL = real_files()


def complaints(files: Mapping[str, Any], address: str, content: object) -> list[str]:
    """Return what the description in `files` finds wrong with the content of an address."""
    path = path_of(files[OPENAPI], address).replace("/", "~1")
    schema = f"urn:it#/paths/{path}/get/responses/200/content/application~1json/schema"
    registry: Registry[Any] = Registry().with_resource(
        "urn:it", DRAFT202012.create_resource(closed(files[OPENAPI]))
    )
    validator = Draft202012Validator(
        {"$ref": schema}, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [error.message for error in validator.iter_errors(content)]


def path_of(description: Mapping[str, Any], address: str) -> str:
    """Return the path of the description that leads to an address, of which there is one."""
    server = description["servers"][0]["url"]
    (found,) = (
        path
        for path, item in description["paths"].items()
        if pattern_of(server + path, item["get"]).fullmatch(SITE + address)
    )
    assert isinstance(found, str)
    return found


def pattern_of(path: str, operation: Mapping[str, Any]) -> re.Pattern[str]:
    pattern = re.escape(path)
    for parameter in operation.get("parameters", ()):
        inner = parameter["schema"]["pattern"].removeprefix("^").removesuffix("$")
        pattern = pattern.replace(re.escape(f"{{{parameter['name']}}}"), inner)
    return re.compile(pattern)


@pytest.mark.parametrize("files", [made(), SMALL, REAL], ids=["empty", "small", "real"])
def test_the_description_is_valid_openapi(files: Mapping[str, Any]) -> None:
    OpenAPIV31SpecValidator(files[OPENAPI]).validate()
    assert files[OPENAPI]["openapi"] == "3.1.0"


@pytest.mark.parametrize("files", [made(), SMALL, REAL], ids=["empty", "small", "real"])
def test_every_file_is_as_the_description_says(files: Mapping[str, Any]) -> None:
    for address, content in files.items():
        assert complaints(files, address, content) == []


def test_every_path_of_the_description_leads_to_a_file() -> None:
    description = SMALL[OPENAPI]
    found = {path_of(description, address) for address in SMALL}
    assert found == set(description["paths"])


@pytest.mark.parametrize(
    ("site", "server"),
    [
        ("https://plans.example.org/", "https://plans.example.org"),
        ("https://example.com/our/plans/", "https://example.com/our/plans"),
        ("https://example.com/our/plans", "https://example.com/our/plans"),
    ],
)
def test_server_and_path_make_an_address_wherever_the_site_lies(site: str, server: str) -> None:
    files = made(PLAN, site=site)
    assert files[OPENAPI]["servers"] == [{"url": server}]
    assert files[ONE]["data"] == f"{server}/api/v1/templates/small-plan.json"
    assert "/api/v1/templates/{slug}.json" in files[OPENAPI]["paths"]
    assert files[OPENAPI]["externalDocs"] == {"url": f"{server}/api/"}


def test_only_the_path_with_a_slug_can_miss() -> None:
    paths = SMALL[OPENAPI]["paths"]
    answers = {path: list(item["get"]["responses"]) for path, item in paths.items()}
    assert answers.pop("/api/v1/templates/{slug}.json") == ["200", "404"]
    assert all(each == ["200"] for each in answers.values())


def test_the_licence_of_the_plans_is_named() -> None:
    licence = SMALL[OPENAPI]["info"]["license"]
    assert licence == {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}


def test_everything_in_the_description_is_described() -> None:
    for schema in SMALL[OPENAPI]["components"]["schemas"].values():
        assert schema["description"].endswith(".")
        for part in schema["properties"].values():
            assert part["description"].endswith((".", ")"))


def test_an_example_is_the_first_of_what_is_there() -> None:
    for address in (TEMPLATES, CATEGORIES, TAGS):
        (name,) = SMALL[address]
        answer = SMALL[OPENAPI]["paths"][f"/{address}"]["get"]["responses"]["200"]
        example = answer["content"]["application/json"]["example"]
        assert example == {name: SMALL[address][name][:1]}


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("address", "change", "complaint"),
    [
        (TEMPLATES, lambda it: it["templates"][0].pop("days"), "'days' is a required"),
        (TEMPLATES, lambda it: it["templates"][0].update(day=1), "'day' was unexpected"),
        (TEMPLATES, lambda it: it["templates"][0].update(slug="No Slug"), "does not match"),
        (TEMPLATES, lambda it: it["templates"][0].update(slug="ab"), "is too short"),
        (TEMPLATES, lambda it: it["templates"][0].update(anchor="later"), "is not one of"),
        (TEMPLATES, lambda it: it["templates"][0].update(added="23.11.2026"), "is not a 'date'"),
        (TEMPLATES, lambda it: it.update(templates=None), "is not of type 'array'"),
        (ONE, lambda it: it.pop("caution"), "'caution' is a required"),
        (ONE, lambda it: it.update(why=None), "is not of type 'string'"),
        (ONE, lambda it: it["sources"][0].pop("url"), "'url' is a required"),
        (ONE, lambda it: it["faq"][0].update(more=""), "'more' was unexpected"),
        (ONE, lambda it: it["tasks"][0].pop("role"), "'role' is a required"),
        (ONE, lambda it: it["tasks"][0].update(number=0), "less than the minimum"),
        (ONE, lambda it: it["tasks"][0].update(points=1001), "greater than the maximum"),
        (ONE, lambda it: it["tasks"][0].update(sign_off=None), "is not of type"),
        (ONE, lambda it: it["tasks"][0]["timing"].update(unit="year"), "is not one of"),
        (CATEGORIES, lambda it: it["categories"][0].update(icon=""), "'icon' was unexpected"),
        (TAGS, lambda it: it["tags"][0].update(template_count=0), "less than the minimum"),
        (OPENAPI, lambda it: it.pop("paths"), "'paths' is a required"),
        (OPENAPI, lambda it: it.update(openapi="3.0.0"), "'3.1.0' was expected"),
    ],
)
def test_the_description_refuses_what_is_missing_added_or_wrong(
    address: str, change: Change, complaint: str
) -> None:
    content = json.loads(json.dumps(SMALL[address]))
    change(content)
    (found,) = complaints(SMALL, address, content)
    assert complaint in found


# The tables ------------------------------------------------------------------------------------


def objects(content: object) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict):
        yield content
    if isinstance(content, dict | list):
        for each in content.values() if isinstance(content, dict) else content:
            yield from objects(each)


def test_objects_and_schemas_have_the_fields_of_a_table_in_its_order() -> None:
    tables = {shape.name: [field.name for field in shape.fields] for shape in api.SHAPES}
    for name, schema in SMALL[OPENAPI]["components"]["schemas"].items():
        assert list(schema["properties"]) == schema["required"] == tables[name]
    for address in (TEMPLATES, ONE, CATEGORIES, TAGS):
        for found in objects(SMALL[address]):
            assert list(found) in tables.values()
    assert list(SMALL[ONE]) == tables["Template"]
    assert list(SMALL[ONE]["tasks"][0]) == tables["Task"]
    assert list(SMALL[OPENAPI]) == tables["Description"]


def test_limits_and_meanings_are_the_models() -> None:
    schemas = SMALL[OPENAPI]["components"]["schemas"]
    template, task = (schemas[name]["properties"] for name in ("Template", "Task"))
    assert template["anchor"]["enum"] == list(model.ANCHORS)
    assert template["weekends"]["enum"] == list(model.WEEKENDS)
    least, most = model.TEMPLATE_SLUG_LENGTH
    assert (template["slug"]["minLength"], template["slug"]["maxLength"]) == (least, most)
    assert template["slug"]["pattern"] == f"^{model.SLUG}$"
    for record, properties in ((model.TEMPLATE, template), (model.TASK, task)):
        for key in record.keys:
            assert properties[key.name]["description"].startswith(key.meaning)


def test_fields_that_hold_markdown_say_so() -> None:
    marked = {
        f"{shape.name}.{field.name}"
        for shape in api.SHAPES
        for field in shape.fields
        if field.schema.get("contentMediaType") == "text/markdown"
    }
    assert marked == {"Template.why", "Question.answer", "Task.details"}
    for shape in (api.TEMPLATE, api.QUESTION, api.TASK):
        for field in shape.fields:
            if f"{shape.name}.{field.name}" in marked:
                assert "Markdown" in field.meaning


@pytest.mark.parametrize(
    ("shape", "name", "words"),
    [
        (api.TEMPLATE, "title", "string"),
        (api.TEMPLATE, "updated", "string or null, date"),
        (api.TEMPLATE, "anchor", '"start" or "event"'),
        (api.TEMPLATE, "page", "string, uri"),
        (api.TEMPLATE, "roles", "array of string"),
        (api.TEMPLATE, "tasks", "array of Task"),
        (api.TASK, "timing", "Timing"),
        (api.TASK, "details", "string or null, text/markdown"),
        (api.TASK, "sign_off", "boolean or string"),
        (api.TIMING, "until", "integer or null"),
    ],
)
def test_what_a_field_holds_is_told_in_words(shape: Shape[Any], name: str, words: str) -> None:
    (field,) = (field for field in shape.fields if field.name == name)
    assert field.holds == words


# The page --------------------------------------------------------------------------------------


def page(site: str = SITE, example: str | None = "small-plan") -> BeautifulSoup:
    settings = pages.Settings(site, "Plans", "Plans.", SITE, datetime(2027, 1, 1, tzinfo=UTC), {})
    body = pages.render("api", addresses.API_PAGE, settings, api=api, example_slug=example)
    return BeautifulSoup(body, "html.parser")


def text(element: object) -> str:
    return " ".join(BeautifulSoup(str(element), "html.parser").get_text(" ").split())


def test_the_page_has_every_field_of_every_object_and_every_address() -> None:
    tables = {
        str(section["aria-label"]): [text(row) for row in section.select("tbody tr")]
        for section in page().select("section.pc-scroll")
    }
    for shape in (
        api.SUMMARY,
        api.SOURCE,
        api.QUESTION,
        api.TASK,
        api.TIMING,
        api.CATEGORY,
        api.TAG,
    ):
        rows = [f"{field.name} {field.holds} {field.meaning}" for field in shape.fields]
        assert tables.pop(f"Fields of {shape.name}") == rows
    more = [row.split()[0] for row in tables.pop("More fields of Template")]
    names = [field.name for field in (*api.SUMMARY.fields, *api.TEMPLATE.fields)]
    assert set(more) == {name for name in names if names.count(name) == 1}
    assert [row.split()[0] for row in tables.pop("Addresses of the files")] == [
        "/api/v1/templates.json",
        "/api/v1/templates/{slug}.json",
        "/api/v1/categories.json",
        "/api/v1/tags.json",
        "/api/v1/openapi.json",
    ]
    assert not tables


def test_the_page_has_its_headings() -> None:
    ids = [heading["id"] for heading in page().select("h2[id]")]
    assert ids == [heading.id for key, heading in HEADINGS.items() if key.startswith("api_")]


def test_the_page_of_an_empty_catalogue_shows_no_single_plan() -> None:
    assert len(page().select("pre")) == 4
    examples = page(example=None).select("pre")
    assert len(examples) == 2
    assert all("templates.json" in text(example) for example in examples)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of a site below a path, with the files of two plans."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        site = f"http://127.0.0.1:{server.server_port}/our/plans/"
        for address, content in api.files(library_of(PLAN, OTHER), site):
            place = tmp_path / "our/plans" / address
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(content, encoding="utf-8")
        Thread(target=server.serve_forever, daemon=True).start()
        yield site
        server.shutdown()


def test_the_example_in_python_runs(served: str) -> None:
    (example,) = (it for it in page(served).select("pre code") if "import json" in it.get_text())
    run = subprocess.run(
        [sys.executable, "-c", example.get_text()],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert run.stdout == "Other plan\n"
