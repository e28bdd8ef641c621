"""What pages are about, for search engines: schema.org in JSON-LD (JSON-LD 1.1, W3C)."""

from collections.abc import Sequence

from plan_catalogue import addresses, markdown
from plan_catalogue.library import Entry
from plan_catalogue.model import Template

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of all templates."""

Thing = dict[str, object]

_SCHEMA_ORG = "https://schema.org"


def web_site(site_url: str, name: str) -> Thing:
    """Return the site itself, with the address that searches it."""
    home = addresses.canonical(site_url, addresses.HOME)
    return {
        "@context": _SCHEMA_ORG,
        "@type": "WebSite",
        "name": name,
        "url": home,
        "license": LICENCE,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{home}{addresses.TEMPLATES}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb_list(
    site_url: str, here: tuple[str, str], parents: Sequence[tuple[str, str]]
) -> Thing:
    """Return the way to a page from home; each step is a title and an address."""
    trail = [("Home", addresses.HOME), *parents, here]
    return {
        "@context": _SCHEMA_ORG,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": title,
                "item": addresses.canonical(site_url, address),
            }
            for position, (title, address) in enumerate(trail, 1)
        ],
    }


def item_list(site_url: str, entries: Sequence[Entry], before: int, total: int) -> Thing:
    """Return the templates of one page of a listing; `before` are on its former pages."""
    return {
        "@context": _SCHEMA_ORG,
        "@type": "ItemList",
        "numberOfItems": total,
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": entry.template.title,
                "url": addresses.canonical(site_url, addresses.template_page(entry.template.slug)),
            }
            for position, entry in enumerate(entries, before + 1)
        ],
    }


def how_to(site_url: str, template: Template) -> Thing:
    """Return a plan as steps, each leading to its row of the page."""
    page = addresses.canonical(site_url, addresses.template_page(template.slug))
    authors = [{"@type": "Person", "name": name} for name in template.authors]
    return {
        "@context": _SCHEMA_ORG,
        "@type": "HowTo",
        "name": template.title,
        "description": template.summary,
        "url": page,
        "license": LICENCE,
        "datePublished": template.added.isoformat(),
        "dateModified": template.last_change.isoformat(),
        **({"author": authors} if authors else {}),
        **({"keywords": list(template.tags)} if template.tags else {}),
        "totalTime": f"P{template.days}D",
        "step": [
            {
                "@type": "HowToStep",
                "position": position,
                "name": task.title,
                "url": f"{page}#{task.id}",
            }
            for position, task in enumerate(template.tasks, 1)
        ],
    }


def faq_page(template: Template) -> Thing:
    """Return the questions of a template with their answers as HTML."""
    return {
        "@context": _SCHEMA_ORG,
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": item.question,
                "acceptedAnswer": {"@type": "Answer", "text": markdown.to_html(item.answer)},
            }
            for item in template.faq
        ],
    }
