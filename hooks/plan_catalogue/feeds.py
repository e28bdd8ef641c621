"""What is new in the catalogue, as Atom (RFC 4287), and all of it as a plain list (llms.txt)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from xml.etree import ElementTree as ET

from plan_catalogue import addresses
from plan_catalogue.library import Entry, Library, by_title
from plan_catalogue.linked_data import LICENCE
from plan_catalogue.pages import Settings

LONGEST = 50
"""How many entries a feed has at most, the last changed first."""

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = date(1970, 1, 1)  # an empty feed has no news, whenever it is built
_RIGHTS = f"CC BY 4.0, {LICENCE}"


def atom(title: str, page: str, entries: Sequence[Entry], settings: Settings) -> str:
    """Return the feed of some templates, new and updated; `page` shows them and has the feed.

    The site's name stands for authors that a template does not name. Every day is taken for its
    midnight in UTC, since the format has no days (RFC 4287, 3.3).
    """
    site_url = settings.site_url
    newest = sorted(by_title(entries), key=_last_change, reverse=True)
    home = addresses.canonical(site_url, page)
    changed = newest[0].template.last_change if newest else _NEVER
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "id", home)
    _add(feed, "title", title)
    _add(feed, "updated", _moment(changed))
    _add(feed, "link", rel="self", type="application/atom+xml", href=home + addresses.FEED)
    _add(feed, "link", rel="alternate", type="text/html", href=home)
    _add(_add(feed, "author"), "name", settings.name)
    _add(feed, "rights", _RIGHTS)
    for entry in newest[:LONGEST]:
        _add_entry(feed, entry, site_url)
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def plain_list(library: Library, settings: Settings) -> str:
    """Return every template with its address and one line, by category, in Markdown."""
    return "\n".join(_lines(library, settings))


def _last_change(entry: Entry) -> date:
    return entry.template.last_change


def _add_entry(feed: ET.Element, entry: Entry, site_url: str) -> None:
    template = entry.template
    page = addresses.canonical(site_url, addresses.template_page(template.slug))
    element = _add(feed, "entry")
    _add(element, "id", page)
    _add(element, "title", template.title)
    _add(element, "link", rel="alternate", type="text/html", href=page)
    _add(element, "published", _moment(template.added))
    _add(element, "updated", _moment(template.last_change))
    for author in template.authors:
        _add(_add(element, "author"), "name", author)
    _add(element, "category", term=entry.category.key, label=entry.category.title)
    for tag in template.tags:
        _add(element, "category", term=tag)
    _add(element, "summary", template.summary)


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = text
    return element


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _lines(library: Library, settings: Settings) -> Iterator[str]:
    def full(address: str) -> str:
        return addresses.canonical(settings.site_url, address)

    yield f"# {settings.name}\n"
    yield f"> {settings.description}\n"
    yield (
        "Every plan counts from a day that the visitor chooses, so that none has dates of its own. "
        f"Plans are under CC BY 4.0. Each as JSON: {full(addresses.API)}templates/<slug>.json, as "
        f"described in [OpenAPI]({full(addresses.API)}openapi.json). For a day of your choice, add "
        "it to a plan's address: ?date=2027-01-04.\n"
    )
    for category in library.categories:
        entries = [entry for entry in library.entries if entry.category == category]
        if not entries:
            continue
        yield f"## {_plain(category.title)}\n"
        for template in (entry.template for entry in entries):
            address = full(addresses.template_page(template.slug))
            yield f"- [{_plain(template.title)}]({address}): {_plain(template.brief)}"
        yield ""


def _plain(text: str) -> str:
    """Return a text whose characters mean nothing in Markdown."""
    return re.sub(r"([\\`*_\[\]<>#&~|])", r"\\\1", text)
