"""Templates and plans as HTML: the bodies of pages, made by the layouts beside this module."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import jinja2
from markupsafe import Markup

from plan_catalogue import addresses, markdown
from plan_catalogue.dates import short_date
from plan_catalogue.wording import describe, requirement


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page. Its id has an underscore, so that no task id, a slug, is the same."""

    title: str
    id: str


TOP = "page_top"
"""The id of a page's first heading."""

HEADINGS = {
    "panel": Heading("Take this plan", "take_this_plan"),
    "inside": Heading("What’s inside", "whats_inside"),
    "timeline": Heading("Timeline", "plan_timeline"),
    "why": Heading("Why use this template", "why_use"),
    "best_for": Heading("Best for", "best_for"),
    "benefits": Heading("Key benefits", "key_benefits"),
    "faq": Heading("Frequently asked questions", "frequent_questions"),
    "related": Heading("Related templates", "related_templates"),
    "next": Heading("What comes next", "comes_next"),
    "sources": Heading("Sources", "more_sources"),
    "about": Heading("About this template", "about_template"),
    "template_keys": Heading("Keys of a template", "template_keys"),
    "task_keys": Heading("Keys of a task", "task_keys"),
    "faq_keys": Heading("Keys of a question", "faq_keys"),
    "source_keys": Heading("Keys of a source", "source_keys"),
    "phrases": Heading("Timing phrases", "timing_phrases"),
    "text": Heading("Text", "text_rules"),
}
"""The second-level headings of template pages and of the format page."""


def render(layout: str, address: str, **values: object) -> str:
    """Return the body of the page at `address`, which its links are relative to."""
    root = "../" * address.count("/") or "./"
    return _layout(layout).render(root=root, top=TOP, headings=HEADINGS, **values)


@cache
def _layout(name: str) -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("plan_catalogue", "layouts"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., object]] = {
        "markdown": lambda source: Markup(markdown.to_html(source)),  # noqa: S704 - sanitised
        "short_date": short_date,
        "template_page": addresses.template_page,
        "category_page": addresses.category_page,
        "describe": describe,
        "requirement": requirement,
    }
    environment.filters.update(filters)
    return environment.get_template(f"{name}.html.j2")
