"""The whole catalogue as pages and files at their addresses (specification: downloads.md)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from plan_catalogue import addresses, pages
from plan_catalogue.exports import csv, ics
from plan_catalogue.library import Entry, Library
from plan_catalogue.model import FAQ, MAX_BYTES, SOURCE, TASK, TEMPLATE, Category
from plan_catalogue.pages import HEADINGS, Heading
from plan_catalogue.problems import Problem
from plan_catalogue.schedule import Choices, default_day, schedule
from plan_catalogue.timing import LARGEST, PHRASES


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site is built with, beside its templates.

    `icons` gives the SVG of an icon by name; `edit_base` is the address below which a file of the
    repository is edited. `built` is the moment of the build in UTC.
    """

    site_url: str
    edit_base: str
    built: datetime
    icons: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What a page is found by: plain text, not HTML."""

    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page: its address below the site's, plain title and description, HTML body.

    `last_change` is that of its template; None for a page that changes with every build.
    """

    address: str
    title: str
    description: str
    body: str
    headings: tuple[Heading, ...]
    search: SearchEntry | None
    last_change: date | None = None


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A download at its address."""

    address: str
    content: str


_SECTIONS = (
    "panel",
    "inside",
    "timeline",
    "why",
    "best_for",
    "benefits",
    "faq",
    "related",
    "next",
    "sources",
    "about",
)


def build(library: Library, settings: Settings) -> Iterator[SitePage | SiteFile]:
    """Yield every page and file. Templates with problems get a page that shows them."""
    by_slug = {entry.template.slug: entry for entry in library.entries}
    yield _home(library, settings)
    yield _all_templates(library)
    yield _format()
    for category in library.categories:
        yield _category(category, library, settings)
    for entry in library.entries:
        yield from _template(entry, by_slug, settings)
    for slug in sorted(library.broken.keys() - by_slug.keys()):
        yield _broken(slug, library.broken[slug])


def _home(library: Library, settings: Settings) -> SitePage:
    groups = [(category, _in(category, library)) for category in library.categories]
    body = pages.render(
        "home",
        addresses.HOME,
        groups=groups,
        icons=_icons(settings),
        problems=library.problems,
    )
    description = "An open catalogue of project plans that anybody can put into their calendar."
    return SitePage(addresses.HOME, "Home", description, body, (), None)


def _all_templates(library: Library) -> SitePage:
    entries = sorted(library.entries, key=lambda entry: entry.template.title.casefold())
    body = pages.render(
        "templates", addresses.TEMPLATES, entries=entries, categories=library.categories
    )
    description = "All plan templates of the catalogue."
    return SitePage(addresses.TEMPLATES, "Templates", description, body, (), None)


def _format() -> SitePage:
    body = pages.render(
        "format",
        addresses.FORMAT,
        template_keys=TEMPLATE,
        task_keys=TASK,
        faq_keys=FAQ,
        source_keys=SOURCE,
        phrases=PHRASES,
        largest=LARGEST,
        max_bytes=MAX_BYTES,
    )
    keys = ("template_keys", "task_keys", "faq_keys", "source_keys", "phrases", "text")
    headings = tuple(HEADINGS[key] for key in keys)
    description = "Every key of a plan template, its limits and the timing phrases."
    search = SearchEntry("Keys, limits, timing phrases and text rules of a template file")
    return SitePage(addresses.FORMAT, "Template format", description, body, headings, search)


def _category(category: Category, library: Library, settings: Settings) -> SitePage:
    address = addresses.category_page(category.key)
    entries = sorted(_in(category, library), key=lambda entry: entry.template.days)
    body = pages.render(
        "category", address, category=category, entries=entries, icons=_icons(settings)
    )
    search = SearchEntry(category.description)
    return SitePage(address, category.title, category.description, body, (), search)


def _template(
    entry: Entry, by_slug: Mapping[str, Entry], settings: Settings
) -> Iterator[SitePage | SiteFile]:
    template = entry.template
    address = addresses.template_page(template.slug)
    build_day = settings.built.date()
    anchor_day = default_day(template, build_day)
    plan = schedule(template, Choices(anchor_day, template.weekends))
    related = [by_slug[slug] for slug in template.related if slug in by_slug]
    following = [by_slug[slug] for slug in template.next if slug in by_slug]
    body = pages.render(
        "template",
        address,
        entry=entry,
        plan=plan,
        anchor_label=template.anchor_label or "Start date",
        is_late=anchor_day < build_day or plan.tasks[0].first < build_day,
        titles={task.id: task.title for task in template.tasks},
        related=related,
        next=following,
        ics_name=addresses.file_name(template.slug, anchor_day, "ics"),
        csv_name=addresses.file_name(template.slug, anchor_day, "csv"),
        edit_url=f"{settings.edit_base}templates/{entry.name}",
    )
    words = [template.summary, *(task.title for task in template.tasks)]
    search = SearchEntry(
        "\n".join([*words, *(item.question for item in template.faq)]), template.tags
    )
    absent = {
        "related": not related,
        "next": not following,
        "sources": not template.sources,
    }
    headings = tuple(HEADINGS[key] for key in _SECTIONS if not absent.get(key))
    yield SitePage(
        address, template.title, template.summary, body, headings, search, template.last_change
    )
    stem = f"{address}{template.slug}"
    calendar = ics.render(plan, site_url=settings.site_url, stamp=settings.built)
    yield SiteFile(f"{stem}.ics", calendar)
    yield SiteFile(f"{stem}.csv", csv.render(plan))


def _broken(slug: str, problems: Sequence[Problem]) -> SitePage:
    address = addresses.template_page(slug)
    body = pages.render("problems", address, slug=slug, problems=problems)
    return SitePage(address, slug, "", body, (), None)


def _in(category: Category, library: Library) -> list[Entry]:
    return [entry for entry in library.entries if entry.category == category]


def _icons(settings: Settings) -> dict[str, Markup]:
    return {name: Markup(svg) for name, svg in settings.icons.items()}  # noqa: S704 - the theme's
