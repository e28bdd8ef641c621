"""The whole catalogue as pages and files at their addresses (specification: downloads.md)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from plan_catalogue import addresses, api, feeds, pages, search, starter
from plan_catalogue.exports import csv, ics
from plan_catalogue.library import Entry, Library, by_title
from plan_catalogue.model import (
    FAQ,
    MAX_BYTES,
    SOURCE,
    START_LABEL,
    TASK,
    TEMPLATE,
    Category,
    Template,
)
from plan_catalogue.pages import HEADINGS, Heading, Settings
from plan_catalogue.planner import planner_data
from plan_catalogue.problems import Problem
from plan_catalogue.related import Neighbours, neighbours
from plan_catalogue.rules import RULES
from plan_catalogue.schedule import Choices, Plan, default_day, schedule
from plan_catalogue.timeline import Row, Timeline, draw
from plan_catalogue.timing import LARGEST, PHRASES


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page: its address below the site's, plain title and description, HTML body.

    `last_change` is that of the templates on it, None where there are none. `feed` is the address
    of a feed of its own.
    """

    address: str
    title: str
    description: str
    body: str
    headings: tuple[Heading, ...] = ()
    last_change: date | None = None
    feed: str = ""


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

TAGS_ON_PAGE = 120
TAG_CHOICES, ROLE_CHOICES = 24, 48
"""How many tags and roles are offered to choose from, those of most templates; as search.js."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ListingPage(Generic[Item]):
    """One page of a listing: its entries, its number from 1, and how many pages there are.

    `listing` is the address of the first page, `before` how many entries the former pages have,
    `total` how many all have.
    """

    listing: str
    entries: tuple[Item, ...]
    number: int
    count: int
    before: int
    total: int

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
    slugs = {entry.template.slug for entry in library.entries}
    yield _home(library, settings)
    yield from _all_templates(library, settings)
    yield _format(settings)
    yield _api(library, settings)
    for category in library.categories:
        yield from _category(category, library, settings)
    yield from _tags(library, settings)
    near = neighbours(library.entries)
    for entry in library.entries:
        yield from _template(entry, near[entry.template.slug], settings)
    for slug in sorted(library.broken.keys() - slugs):
        yield _broken(slug, library.broken[slug], settings)
    for address, content in (*api.files(library, settings.site_url), *search.files(library)):
        yield SiteFile(address, content)
    yield SiteFile(
        addresses.FEED, feeds.atom(settings.name, addresses.HOME, library.entries, settings)
    )
    yield SiteFile(addresses.LLMS, feeds.plain_list(library, settings))


def missing_page(library: Library, settings: Settings, *, root: str) -> str:
    """Return the body of the page that is shown where there is none; `root` is the site's path."""
    return pages.render(
        "missing",
        "404.html",
        settings,
        root=root,
        categories=library.categories,
        repository=settings.repository,
    )


def _home(library: Library, settings: Settings) -> SitePage:
    newest = sorted(by_title(library.entries), key=_added, reverse=True)
    body = pages.render(
        "home",
        addresses.HOME,
        settings,
        total=len(library.entries),
        categories=[(category, len(_in(category, library))) for category in library.categories],
        newest=newest[:6],
        problems=library.problems,
        new_url=_new_url("", settings),
    )
    return SitePage(
        addresses.HOME,
        "Home",
        settings.description,
        body,
        last_change=_last_change(library.entries),
    )


def _all_templates(library: Library, settings: Settings) -> Iterator[SitePage]:
    entries = by_title(library.entries)
    templates = [entry.template for entry in entries]
    for page in _pages(addresses.TEMPLATES, entries):
        body = pages.render(
            "templates",
            page.address,
            settings,
            page=page,
            categories=library.categories,
            start_label=START_LABEL,
            category_options=[(category.key, category.title) for category in library.categories],
            tags=_most_common((tag for it in templates for tag in it.tags), TAG_CHOICES),
            roles=_most_common((role for it in templates for role in it.roles), ROLE_CHOICES),
        )
        description = page.titled("All plan templates of the catalogue, by name") + "."
        yield SitePage(
            page.address,
            page.titled("Templates"),
            description,
            body,
            last_change=_last_change(page.entries),
        )


def _most_common(values: Iterable[str], most: int) -> list[tuple[str, int]]:
    """Return the values to choose from, and how often each is there, by name."""
    counts = Counter(values)
    return sorted(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])


def _pages(
    listing: str, entries: Sequence[Item], size: int = PAGE_SIZE
) -> Iterator[ListingPage[Item]]:
    """Yield the pages of a listing, one when it is empty."""
    count = max(1, -(-len(entries) // size))
    for number in range(1, count + 1):
        before = (number - 1) * size
        shown = tuple(entries[before : before + size])
        yield ListingPage(listing, shown, number, count, before, len(entries))


def _format(settings: Settings) -> SitePage:
    body = pages.render(
        "format",
        addresses.FORMAT,
        settings,
        template_keys=TEMPLATE,
        task_keys=TASK,
        faq_keys=FAQ,
        source_keys=SOURCE,
        phrases=PHRASES,
        largest=LARGEST,
        max_bytes=MAX_BYTES,
        rules=RULES,
    )
    keys = ("template_keys", "task_keys", "faq_keys", "source_keys", "phrases", "rules")
    headings = tuple(HEADINGS[key] for key in keys)
    description = "Every key of a plan template, its limits and the timing phrases."
    return SitePage(addresses.FORMAT, "Template format", description, body, headings)


def _api(library: Library, settings: Settings) -> SitePage:
    slugs = sorted(entry.template.slug for entry in library.entries)
    body = pages.render(
        "api", addresses.API_PAGE, settings, example_slug=slugs[0] if slugs else None, api=api
    )
    headings = tuple(HEADINGS[key] for key in HEADINGS if key.startswith("api_"))
    description = "The catalogue as data: JSON files that programs can read, with examples."
    return SitePage(addresses.API_PAGE, "The catalogue as data", description, body, headings)


def _category(
    category: Category, library: Library, settings: Settings
) -> Iterator[SitePage | SiteFile]:
    address = addresses.category_page(category.key)
    entries = _in(category, library)
    for page in _pages(address, _by_length(entries)):
        body = pages.render(
            "category",
            page.address,
            settings,
            page=page,
            category=category,
            new_url=_new_url(category.key, settings),
        )
        title, description = page.titled(category.title), page.titled(category.description)
        yield SitePage(
            page.address,
            title,
            description,
            body,
            last_change=_last_change(page.entries),
            feed=address + addresses.FEED,
        )
    title = f"{category.title} - {settings.name}"
    yield SiteFile(address + addresses.FEED, feeds.atom(title, address, entries, settings))


def _new_url(category: str, settings: Settings) -> str:
    """Return where a template is begun in a browser, without a category or in one.

    Names in capital letters are refused until somebody has replaced them.
    """
    title = "The title of your plan"
    text = starter.render(title, settings.built.date(), is_whole=False)
    folder, name = f"templates/{category}".rstrip("/"), "NAME-OF-YOUR-PLAN.yml"
    return addresses.new(
        settings.repository, folder, name if category else f"CATEGORY/{name}", text
    )


def _tags(library: Library, settings: Settings) -> Iterator[SitePage]:
    tagged: dict[str, list[Entry]] = {}
    for entry in library.entries:
        for tag in entry.template.tags:
            tagged.setdefault(tag, []).append(entry)
    meanings = {tag.key: tag.meaning for tag in library.tags}
    counts = [(tag, len(tagged[tag])) for tag in sorted(tagged)]
    for page in _pages(addresses.TAGS, counts, TAGS_ON_PAGE):
        body = pages.render("tags", page.address, settings, page=page, meanings=meanings)
        description = page.titled("All tags of the catalogue's plan templates") + "."
        changed = _last_change(library.entries)
        yield SitePage(page.address, page.titled("Tags"), description, body, last_change=changed)
    for tag, entries in sorted(tagged.items()):
        yield from _tag(tag, meanings.get(tag, ""), entries, settings)


def _tag(
    tag: str, meaning: str, entries: Sequence[Entry], settings: Settings
) -> Iterator[SitePage]:
    for page in _pages(addresses.tag_page(tag), _by_length(entries)):
        body = pages.render("tag", page.address, settings, page=page, tag=tag, meaning=meaning)
        title = page.titled(f"Tag: {tag}")
        description = page.titled(f"Plan templates with the tag {tag}") + f". {meaning}".rstrip()
        changed = _last_change(page.entries)
        yield SitePage(page.address, title, description, body, last_change=changed)


def _template(entry: Entry, near: Neighbours, settings: Settings) -> Iterator[SitePage | SiteFile]:
    template = entry.template
    address = addresses.template_page(template.slug)
    build_day = settings.built.date()
    anchor_day = default_day(template, build_day)
    plan = schedule(template, Choices(anchor_day, template.weekends))
    body = pages.render(
        "template",
        address,
        settings,
        entry=entry,
        picture=picture_of(plan),
        hues=hues(template),
        plan=plan,
        data=planner_data(template, site_url=settings.site_url, default_day=anchor_day),
        is_late=anchor_day < build_day or plan.tasks[0].first < build_day,
        titles={task.id: task.title for task in template.tasks},
        near=near,
        ics_name=addresses.file_name(template.slug, anchor_day, "ics"),
        csv_name=addresses.file_name(template.slug, anchor_day, "csv"),
        edit_url=addresses.edit(settings.repository, f"templates/{entry.name}"),
    )
    absent = {
        "related": not near.related,
        "next": not near.next,
        "sources": not template.sources,
    }
    headings = tuple(HEADINGS[key] for key in _SECTIONS if not absent.get(key))
    yield SitePage(address, template.title, template.summary, body, headings, template.last_change)
    calendar = ics.render(plan, site_url=settings.site_url, stamp=settings.built)
    yield SiteFile(addresses.ready_file(template.slug, "ics"), calendar)
    yield SiteFile(addresses.ready_file(template.slug, "csv"), csv.render(plan))


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
    body = pages.render("problems", address, settings, slug=slug, problems=problems)
    return SitePage(address, slug, "", body)


def _in(category: Category, library: Library) -> list[Entry]:
    return [entry for entry in library.entries if entry.category == category]


def _by_length(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(by_title(entries), key=lambda entry: entry.template.days)


def _added(entry: Entry) -> date:
    return entry.template.added


def _last_change(entries: Iterable[Entry]) -> date | None:
    return max((entry.template.last_change for entry in entries), default=None)
