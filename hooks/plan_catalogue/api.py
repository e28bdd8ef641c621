"""The catalogue as data: JSON files, and what they hold as OpenAPI (specification: downloads.md).

Every kind of object is a table of fields. The objects, their schemas and the documentation are made
from it, so that none of them says what another does not.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from plan_catalogue import addresses, model
from plan_catalogue.library import Library, by_title
from plan_catalogue.model import (
    MEANING,
    TEMPLATE_SLUG_LENGTH,
    Category,
    Choice,
    ListOf,
    Question,
    Record,
    Slug,
    Source,
    Task,
    Template,
    TrueOrText,
)
from plan_catalogue.shapes import Endpoint, Field, Schema, Shape, Thing, list_of, or_null, schema_of
from plan_catalogue.timing import DAYS, Timing

RULES = (
    "These are static files: they are read only, need no key, and have no limit of ours.",
    "Within version 1, no field is removed or renamed.",
    "Fields may be added to version 1: ignore those that you do not know.",
    "A plan has no dates of its own: days are counted from the day that the visitor chooses.",
    "Whether a script on another site may read the files (CORS) is up to the host.",
    "The plans are under CC BY 4.0: use them, and say where they come from.",
)
"""What holds for all of it, in plain sentences."""

# Things that objects are made of ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Published:
    """A template in its category, on a site."""

    template: Template
    category: Category
    site_url: str


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A task with its number in the plan, from 1."""

    number: int
    task: Task


@dataclass(frozen=True, slots=True)
class _CategoryOf:
    """A category with how many templates it has, on a site."""

    category: Category
    count: int
    site_url: str


@dataclass(frozen=True, slots=True)
class _TagOf:
    """A tag with how many templates have it, on a site."""

    tag: str
    meaning: str | None
    count: int
    site_url: str


@dataclass(frozen=True, slots=True)
class _Site:
    """What the description is made for: a site, and examples of its files by address."""

    site_url: str
    examples: Mapping[str, object]


# Fields ----------------------------------------------------------------------------------------

_COUNT = {"type": "integer", "minimum": 0}
_NUMBER = {"type": "integer", "minimum": 1}
_OFFSET = {"type": "integer"}
_OBJECT = {"type": "object"}
_ADDRESS = {"type": "string", "format": "uri"}
_TEMPLATE_SLUG = {
    **schema_of(Slug()),
    "minLength": TEMPLATE_SLUG_LENGTH[0],
    "maxLength": TEMPLATE_SLUG_LENGTH[1],
}


def _key(
    record: Record,
    name: str,
    value: Callable[[Any], object],
    *,
    schema: Schema | None = None,
    note: str = "",
) -> Field[Any]:
    """Return the field that tells of a key of a file: null when nothing stands for an absent one.

    `schema` is given when the field holds something else than the key; `note` says more of it.
    """
    key = next(key for key in record.keys if key.name == name)
    if schema is None:
        schema = schema_of(key.kind)
        if not key.required and key.default is None and not isinstance(key.kind, ListOf):
            schema = or_null(schema)
    return Field(name, schema, key.meaning + note, value)


def _template_key(name: str) -> Field[_Published]:
    return _key(model.TEMPLATE, name, attrgetter(f"template.{name}"))


def _task_key(name: str, *, note: str = "") -> Field[_Numbered]:
    return _key(model.TASK, name, attrgetter(f"task.{name}"), note=note)


def _address(name: str, meaning: str, below: Callable[[Any], str]) -> Field[Any]:
    """Return a field with a full address; `below` gives what follows that of the thing's site."""
    return Field(name, _ADDRESS, meaning, lambda it: addresses.canonical(it.site_url, below(it)))


def _data(slug: str) -> str:
    return f"{addresses.API}templates/{slug}.json"


SUMMARY: Shape[_Published] = Shape(
    "TemplateSummary",
    "A template in the list.",
    (
        Field(
            "slug",
            _TEMPLATE_SLUG,
            "Its name in addresses, which it keeps for good.",
            attrgetter("template.slug"),
        ),
        _template_key("title"),
        _template_key("summary"),
        Field(
            "category", schema_of(Slug()), "The key of its category.", attrgetter("category.key")
        ),
        _template_key("tags"),
        _template_key("anchor"),
        _template_key("anchor_label"),
        _template_key("weekends"),
        Field("task_count", _COUNT, "How many tasks it has.", lambda it: len(it.template.tasks)),
        Field(
            "days",
            _NUMBER,
            "How many days it takes from the first to the last, with the day that the visitor "
            "chooses; a month counts 30 days.",
            attrgetter("template.days"),
        ),
        Field("points", _COUNT, "The points of all its tasks.", attrgetter("template.points")),
        Field(
            "roles",
            list_of({"type": "string"}),
            "Who does its tasks, in the order in which they first appear.",
            attrgetter("template.roles"),
        ),
        _template_key("added"),
        _template_key("updated"),
        _address("page", "Its page.", lambda it: addresses.template_page(it.template.slug)),
        _address(
            "calendar",
            "Its calendar file (.ics) for the day that its page proposes.",
            lambda it: addresses.ready_file(it.template.slug, "ics"),
        ),
        _address(
            "spreadsheet",
            "Its spreadsheet (.csv) for the same day.",
            lambda it: addresses.ready_file(it.template.slug, "csv"),
        ),
        _address("data", "The template in full.", lambda it: _data(it.template.slug)),
    ),
)

TIMING: Shape[Timing] = Shape(
    "Timing",
    "When a task lies, in whole units from the day that the visitor chooses.",
    (
        Field("unit", schema_of(Choice(tuple(DAYS))), "What is counted.", attrgetter("unit")),
        Field(
            "first",
            _OFFSET,
            "How many units after that day the task begins: 0 on that day, negative before it.",
            attrgetter("first"),
        ),
        Field(
            "until",
            or_null(_OFFSET),
            "How many units after that day the task is over, so that its last day is the one "
            "before; null when the phrase names one day, from which its duration counts.",
            attrgetter("until"),
        ),
    ),
)

TASK: Shape[_Numbered] = Shape(
    "Task",
    "A task of a template.",
    (
        Field("number", _NUMBER, "Its number in the plan.", attrgetter("number")),
        _key(model.TASK, "id", attrgetter("task.id"), schema=schema_of(Slug())),
        _task_key("title"),
        _key(model.TASK, "when", attrgetter("task.timing.label")),
        Field("timing", TIMING.reference, "What that means.", lambda it: TIMING.of(it.task.timing)),
        _task_key("duration", note=" With any other it is 1."),
        Field(
            "first_day",
            _OFFSET,
            "How many days after the day that the visitor chooses the task begins: 0 on that day, "
            "negative before it; a month counts 30 days.",
            attrgetter("task.timing.nominal_first"),
        ),
        Field(
            "last_day",
            _OFFSET,
            "How many days after that day its last day lies, on which it is still done.",
            attrgetter("task.nominal_last"),
        ),
        _task_key("category"),
        _task_key("points"),
        _task_key("details"),
        _task_key("subtasks"),
        _key(
            model.TASK,
            "sign_off",
            lambda it: it.task.sign_off or False,
            schema=schema_of(TrueOrText(model.ITEM)),
            note=" false: nobody has to.",
        ),
        _task_key("after"),
        _task_key("role"),
    ),
)

SOURCE: Shape[Source] = Shape(
    "Source",
    "Where to read more.",
    tuple(_key(model.SOURCE, key.name, attrgetter(key.name)) for key in model.SOURCE.keys),
)

QUESTION: Shape[Question] = Shape(
    "Question",
    "A question with its answer.",
    tuple(_key(model.FAQ, key.name, attrgetter(key.name)) for key in model.FAQ.keys),
)

TEMPLATE: Shape[_Published] = Shape(
    "Template",
    "A template in full.",
    (
        *SUMMARY.fields,
        _template_key("authors"),
        _key(
            model.TEMPLATE,
            "sources",
            lambda it: [SOURCE.of(source) for source in it.template.sources],
            schema=list_of(SOURCE.reference),
        ),
        _template_key("related"),
        _template_key("next"),
        _template_key("caution"),
        _template_key("why"),
        _template_key("best_for"),
        _template_key("benefits"),
        _key(
            model.TEMPLATE,
            "faq",
            lambda it: [QUESTION.of(question) for question in it.template.faq],
            schema=list_of(QUESTION.reference),
        ),
        _key(
            model.TEMPLATE,
            "tasks",
            lambda it: [TASK.of(_Numbered(*each)) for each in enumerate(it.template.tasks, 1)],
            schema=list_of(TASK.reference),
        ),
    ),
)

CATEGORY: Shape[_CategoryOf] = Shape(
    "Category",
    "A category of the catalogue.",
    (
        *(
            _key(model.CATEGORY, name, attrgetter(f"category.{name}"))
            for name in ("key", "title", "description")
        ),
        Field("template_count", _COUNT, "How many templates it has.", attrgetter("count")),
        _address("page", "Its page.", lambda it: addresses.category_page(it.category.key)),
        _address(
            "feed",
            "The Atom feed of its templates.",
            lambda it: addresses.category_page(it.category.key) + addresses.FEED,
        ),
    ),
)

TAG: Shape[_TagOf] = Shape(
    "Tag",
    "A tag of templates.",
    (
        Field("tag", schema_of(Slug()), "The tag itself.", attrgetter("tag")),
        _key(
            model.TAG,
            "meaning",
            attrgetter("meaning"),
            schema=or_null(schema_of(MEANING)),
            note=" Null for one that is not in the catalogue's list of tags.",
        ),
        Field("template_count", _NUMBER, "How many templates have it.", attrgetter("count")),
        _address("page", "Its page.", lambda it: addresses.tag_page(it.tag)),
    ),
)


def _all(name: str, shape: Shape[Thing], meaning: str) -> Shape[Sequence[Thing]]:
    """Return the shape of a file that lists objects under a name."""
    listed: Field[Sequence[Thing]] = Field(
        name, list_of(shape.reference), meaning, lambda them: [shape.of(it) for it in them]
    )
    return Shape(f"{shape.name}List", meaning, (listed,))


_VERSION = "3.1.0"
_INFO = {
    "title": "Plan Catalogue",
    "version": "1",
    "summary": "An open catalogue of project plans, as data.",
    "description": "\n\n".join(RULES),
    "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
}


def _paths(site: _Site) -> Mapping[str, object]:
    return {f"/{endpoint.address}": {"get": _operation(endpoint, site)} for endpoint in ENDPOINTS}


def _operation(endpoint: Endpoint, site: _Site) -> Mapping[str, object]:
    content: dict[str, Any] = {"schema": endpoint.shape.reference}
    if endpoint.address in site.examples:
        content["example"] = site.examples[endpoint.address]
    found = {
        "description": endpoint.shape.meaning,
        "content": {"application/json": content},
    }
    about = {"operationId": endpoint.operation, "summary": endpoint.meaning}
    if "{slug}" not in endpoint.address:
        return {**about, "responses": {"200": found}}
    slug = SUMMARY.fields[0]
    parameter = {
        "name": slug.name,
        "in": "path",
        "description": slug.meaning,
        "required": True,
        "schema": slug.schema,
    }
    missing = {"description": "No template has this slug; the host's own page says so."}
    return {**about, "parameters": [parameter], "responses": {"200": found, "404": missing}}


DESCRIPTION: Shape[_Site] = Shape(
    "Description",
    "All files and what they hold, in OpenAPI.",
    (
        Field(
            "openapi",
            {"type": "string", "const": _VERSION},
            "The version of OpenAPI.",
            lambda _: _VERSION,
        ),
        Field("info", _OBJECT, "What this is, and its licence.", lambda _: _INFO),
        Field(
            "externalDocs",
            _OBJECT,
            "Where to read more.",
            lambda it: {"url": addresses.canonical(it.site_url, addresses.API_PAGE)},
        ),
        Field(
            "servers",
            list_of(_OBJECT),
            "Where the site is.",
            lambda it: [{"url": it.site_url.rstrip("/")}],
        ),
        Field("security", list_of(_OBJECT), "Empty, since no key is needed.", lambda _: []),
        Field("paths", _OBJECT, "Every file, from there.", _paths),
        Field(
            "components",
            _OBJECT,
            "The kinds of object.",
            lambda _: {"schemas": {shape.name: shape.schema for shape in SHAPES}},
        ),
    ),
)

# Files -----------------------------------------------------------------------------------------

ALL_TEMPLATES = Endpoint(
    f"{addresses.API}templates.json",
    "listTemplates",
    "All templates, without their long texts and tasks.",
    _all("templates", SUMMARY, "The templates, in the order of their titles."),
)
ONE_TEMPLATE = Endpoint(
    _data("{slug}"), "getTemplate", "One template with everything in it.", TEMPLATE
)
ALL_CATEGORIES = Endpoint(
    f"{addresses.API}categories.json",
    "listCategories",
    "All categories.",
    _all("categories", CATEGORY, "The categories, in the order in which pages show them."),
)
ALL_TAGS = Endpoint(
    f"{addresses.API}tags.json",
    "listTags",
    "All tags of templates.",
    _all("tags", TAG, "The tags, in alphabetical order."),
)
OPENAPI = Endpoint(
    f"{addresses.API}openapi.json",
    "getDescription",
    "This description, for tools that read OpenAPI 3.1.",
    DESCRIPTION,
)
ENDPOINTS: tuple[Endpoint, ...] = (
    ALL_TEMPLATES,
    ONE_TEMPLATE,
    ALL_CATEGORIES,
    ALL_TAGS,
    OPENAPI,
)
SHAPES: tuple[Shape[Any], ...] = (
    *(endpoint.shape for endpoint in ENDPOINTS),
    SUMMARY,
    TASK,
    TIMING,
    SOURCE,
    QUESTION,
    CATEGORY,
    TAG,
)


def files(library: Library, site_url: str) -> Iterator[tuple[str, str]]:
    """Yield every file: its address below the site, and its JSON text."""
    entries = by_title(library.entries)
    templates = [_Published(it.template, it.category, site_url) for it in entries]
    sizes = Counter(it.category.key for it in entries)
    tags = Counter(tag for it in entries for tag in it.template.tags)
    meanings = {tag.key: tag.meaning for tag in library.tags}
    categories = [_CategoryOf(it, sizes[it.key], site_url) for it in library.categories]
    lists = {
        ALL_TEMPLATES.address: ALL_TEMPLATES.shape.of(templates),
        ALL_CATEGORIES.address: ALL_CATEGORIES.shape.of(categories),
        ALL_TAGS.address: ALL_TAGS.shape.of(
            [_TagOf(it, meanings.get(it), tags[it], site_url) for it in sorted(tags)]
        ),
    }
    for address, content in lists.items():
        yield address, _json(content)
    for template in templates:
        yield _data(template.template.slug), _json(TEMPLATE.of(template))
    examples = {
        address: {name: items[:1] for name, items in content.items()}
        for address, content in lists.items()
    }
    yield OPENAPI.address, _json(DESCRIPTION.of(_Site(site_url, examples)))


def _json(content: object) -> str:
    # Without indents, which take more than twice the time.
    return json.dumps(content, ensure_ascii=False, default=date.isoformat) + "\n"
