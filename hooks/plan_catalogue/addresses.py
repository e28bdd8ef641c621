"""Where things are on the site, and what downloads are called (specification: downloads.md)."""

import re
from datetime import date
from urllib.parse import urlencode, urlsplit

EXAMPLE_SITE_URL = "https://plans.example.org/"
"""The address of the site where none is configured; mkdocs.yml has the same."""

HOME = ""
TEMPLATES = "templates/"
FORMAT = "format/"
TAGS = "tags/"
SEARCH = "search/"
API = "api/v1/"
API_PAGE = "api/"
FEED = "feed.xml"
LLMS = "llms.txt"


def category_page(key: str) -> str:
    """Return the address of a category below the site's."""
    return f"categories/{key}/"


def numbered(address: str, number: int) -> str:
    """Return the address of a listing's page, from 1; slugs have no slash, so none is the same."""
    return f"{address}page/{number}/" if number > 1 else address


def tag_page(tag: str) -> str:
    """Return the address of a tag's page below the site's."""
    return f"tags/{tag}/"


def template_page(slug: str) -> str:
    """Return the address of a template's page below the site's."""
    return f"templates/{slug}/"


def ready_file(slug: str, kind: str) -> str:
    """Return the address of a template's ready calendar (ics) or spreadsheet (csv)."""
    return f"templates/{slug}/{slug}.{kind}"


def rule(anchor: str) -> str:
    """Return the address of a rule's paragraph (rules.py) below the site's."""
    return f"{FORMAT}#{rule_id(anchor)}"


def rule_id(anchor: str) -> str:
    """Return the id of a rule's heading: with an underscore, as of all headings (pages.py)."""
    return f"rule_{anchor}"


def edit(repository: str, path: str) -> str:
    """Return where a file of the repository is edited in a browser."""
    return f"{repository}/edit/main/{path}"


def new(repository: str, folder: str, name: str, text: str) -> str:
    """Return where a file of the repository is begun in a browser, filled with a text."""
    return f"{repository}/new/main/{folder}?{urlencode({'filename': name, 'value': text})}"


def canonical(site_url: str, page: str) -> str:
    """Return the full address of a page."""
    return f"{site_url.rstrip('/')}/{page}"


def is_address(url: str) -> bool:
    """Tell whether `url` is a mailto address, or one with http or https that names a host."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or "%"
        is_web = parts.scheme in {"http", "https"} and "%" not in host
        _ = parts.port  # raises when it is no number
    except ValueError:
        return False
    is_mail = parts.scheme == "mailto" and bool(parts.path)
    # RFC 3986 has none of these; urlsplit takes them.
    return (is_web or is_mail) and not re.search(r'[\s<>"{}|\\^`]', url)


def host(site_url: str) -> str:
    """Return the host of the site, without a port."""
    return urlsplit(site_url).hostname or ""


def file_name(slug: str, anchor_day: date, kind: str) -> str:
    """Return what a download is called: the anchor day makes two dates two files."""
    return f"{slug}-{anchor_day.isoformat()}.{kind}"
