"""The whole catalogue as pages and files at their addresses (specification: downloads.md)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plan_catalogue import addresses, pages
from plan_catalogue.exports import csv, ics
from plan_catalogue.library import Entry, Library
from plan_catalogue.model import FAQ, MAX_BYTES, SOURCE, TASK, TEMPLATE, Category, Template
from plan_catalogue.pages import HEADINGS, Heading
from plan_catalogue.planner import planner_data
from plan_catalogue.problems import Problem
from plan_catalogue.schedule import Choices, Plan, default_day, schedule
from plan_catalogue.timeline import Row, Timeline, draw
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


PAGE_SIZE = 24
"""How many templates a page of a listing has at most: it does not grow with the catalogue."""


@dataclass(frozen=True, slots=True)
class ListingPage:
    """One page of a listing: its entries, its number from 1, and how many pages there are.

    `listing` is the address of the first page.
    """

    listing: str
    entries: tuple[Entry, ...]
    number: int
    count: int

    @property
    def address(self) -> str:
        """The address of this page."""
        return addresses.numbered(self.listing, self.number)

    def titled(self, title: str) -> str:
        """Return the title of the listing on this page."""
        return f"{title}, page {self.number} of {self.count}" if self.number > 1 else title

    @property
    def nearby(self) -> list[int | None]:
        """The numbers of pages to link to, None where some are left out: at most nine."""
        near = {1, *range(self.number - 2, self.number + 3), self.count}
        numbers = sorted(number for number in near if 1 <= number <= self.count)
        shown: list[int | None] = []
        for before, number in zip([0, *numbers], numbers, strict=False):
            shown += [number] if number == before + 1 else [None, number]
        return shown


def build(library: Library, settings: Settings) -> Iterator[SitePage | SiteFile]:
    """Yield every page and file. Templates with problems get a page that shows them."""
    by_slug = {entry.template.slug: entry for entry in library.entries}
    yield _home(library, settings)
    yield from _all_templates(library, settings)
    yield _format(settings)
    for category in library.categories:
        yield from _category(category, library, settings)
    for entry in library.entries:
        yield from _template(entry, by_slug, settings)
    for slug in sorted(library.broken.keys() - by_slug.keys()):
        yield _broken(slug, library.broken[slug], settings)


def missing_page(library: Library, settings: Settings, *, root: str, repository: str) -> str:
    """Return the body of the page that is shown where there is none; `root` is the site's path."""
    return pages.render(
        "missing",
        "404.html",
        settings.icons,
        root=root,
        categories=library.categories,
        repository=repository,
    )


def _home(library: Library, settings: Settings) -> SitePage:
    newest = sorted(library.entries, key=lambda entry: entry.template.title.casefold())
    newest.sort(key=lambda entry: entry.template.added, reverse=True)
    body = pages.render(
        "home",
        addresses.HOME,
        settings.icons,
        total=len(library.entries),
        categories=[(category, len(_in(category, library))) for category in library.categories],
        newest=newest[:6],
        problems=library.problems,
    )
    description = "An open catalogue of project plans that anybody can put into their calendar."
    return SitePage(addresses.HOME, "Home", description, body, (), None)


def _all_templates(library: Library, settings: Settings) -> Iterator[SitePage]:
    entries = sorted(library.entries, key=lambda entry: entry.template.title.casefold())
    for page in _pages(addresses.TEMPLATES, entries):
        body = pages.render(
            "templates",
            page.address,
            settings.icons,
            page=page,
            total=len(entries),
            categories=library.categories,
        )
        description = page.titled("All plan templates of the catalogue, by name") + "."
        yield SitePage(page.address, page.titled("Templates"), description, body, (), None)


def _pages(listing: str, entries: Sequence[Entry]) -> Iterator[ListingPage]:
    """Yield the pages of a listing, one when it is empty."""
    count = max(1, -(-len(entries) // PAGE_SIZE))
    for number in range(1, count + 1):
        shown = entries[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        yield ListingPage(listing, tuple(shown), number, count)


def _format(settings: Settings) -> SitePage:
    body = pages.render(
        "format",
        addresses.FORMAT,
        settings.icons,
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


def _category(category: Category, library: Library, settings: Settings) -> Iterator[SitePage]:
    entries = sorted(
        _in(category, library),
        key=lambda entry: (entry.template.days, entry.template.title.casefold()),
    )
    for page in _pages(addresses.category_page(category.key), entries):
        body = pages.render(
            "category",
            page.address,
            settings.icons,
            page=page,
            total=len(entries),
            category=category,
        )
        search = SearchEntry(category.description) if page.number == 1 else None
        title, description = page.titled(category.title), page.titled(category.description)
        yield SitePage(page.address, title, description, body, (), search)


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
        settings.icons,
        entry=entry,
        picture=picture_of(plan),
        hues=hues(template),
        plan=plan,
        data=planner_data(template, site_url=settings.site_url, default_day=anchor_day),
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


def picture_of(plan: Plan) -> Timeline:
    """Return the picture of a plan, without what is left out."""
    rows = {planned.task.id: index for index, planned in enumerate(plan.tasks)}
    return draw(
        [
            Row(
                planned.task.title,
                planned.first,
                planned.last,
                tuple(rows[earlier] for earlier in planned.task.after if earlier in rows),
            )
            for planned in plan.tasks
        ],
        plan.choices.anchor_day,
        plan.template.day_label,
    )


def hues(template: Template) -> dict[str, int]:
    """Return the number of each task category's colour; a plan has at most twelve."""
    return {category: number for number, category in enumerate(template.points_by_category, 1)}


def _broken(slug: str, problems: Sequence[Problem], settings: Settings) -> SitePage:
    address = addresses.template_page(slug)
    body = pages.render("problems", address, settings.icons, slug=slug, problems=problems)
    return SitePage(address, slug, "", body, (), None)


def _in(category: Category, library: Library) -> list[Entry]:
    return [entry for entry in library.entries if entry.category == category]
