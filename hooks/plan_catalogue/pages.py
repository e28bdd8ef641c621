"""Templates and plans as HTML: the bodies of pages, made by the layouts beside this module."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import jinja2
from markupsafe import Markup

from plan_catalogue import addresses, linked_data, markdown
from plan_catalogue.dates import about, mark_label, period_label, short_date
from plan_catalogue.wording import describe, requirement


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site is built with, beside its templates.

    `name` and `description` are the site's. `icons` gives the SVG of an icon by name;
    `repository` is the address of the repository on its host, without a slash at its end. `built`
    is the moment of the build in UTC.
    """

    site_url: str
    name: str
    description: str
    repository: str
    built: datetime
    icons: Mapping[str, str]


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
    "rules": Heading("The rules, and why", "rules_and_why"),
    "api_addresses": Heading("Addresses", "api_addresses"),
    "api_examples": Heading("Examples", "api_examples"),
    "api_template": Heading("A template", "api_template"),
    "api_task": Heading("A task", "api_task"),
    "api_category": Heading("A category", "api_category"),
    "api_tag": Heading("A tag", "api_tag"),
}
"""The second-level headings of template pages, of the format page and of the API's page."""


def render(name: str, address: str, settings: Settings, *, root: str = "", **values: object) -> str:
    """Return the body of the page at `address`, which its links are relative to.

    `root` is where links lead to instead, on a page that is shown at any address.
    """
    return layout(name).render(
        root=root or "../" * address.count("/") or "./",
        address=address,
        site_url=settings.site_url,
        site_name=settings.name,
        top=TOP,
        headings=HEADINGS,
        icons={name: Markup(svg) for name, svg in settings.icons.items()},  # noqa: S704 - the theme's
        **values,
    )


def prose(title: str, address: str, body: str, edit_url: str, settings: Settings) -> str:
    """Return a page of prose, whose HTML is `body`, within what all pages have."""
    return render("prose", address, settings, title=title, body=Markup(body), edit_url=edit_url)  # noqa: S704 - docs/


@cache
def layout(name: str) -> jinja2.Template:
    """Return one of the layouts beside this module."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("plan_catalogue", "layouts"),
        autoescape=True,
        auto_reload=False,  # a look at every file, for every import of every page
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., object]] = {
        "markdown": lambda source: Markup(markdown.to_html(source)),  # noqa: S704 - sanitised
        "about": about,
        "em": lambda tenths: f"{tenths / 10:.1f}em",
        "mark_label": mark_label,
        "percent": lambda place: f"{place // 100}.{place % 100:02d}%",
        "period_label": period_label,
        "short_date": short_date,
        "time": lambda day: Markup(f'<time datetime="{day}">{short_date(day)}</time>'),  # noqa: S704 - no text
        "template_page": addresses.template_page,
        "category_page": addresses.category_page,
        "numbered": addresses.numbered,
        "tag_page": addresses.tag_page,
        "describe": describe,
        "requirement": requirement,
        "rule": addresses.rule,
        "rule_id": addresses.rule_id,
    }
    environment.filters.update(filters)
    environment.globals.update(
        breadcrumb_list=linked_data.breadcrumb_list,
        faq_page=linked_data.faq_page,
        how_to=linked_data.how_to,
        item_list=linked_data.item_list,
        web_site=linked_data.web_site,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment.get_template(f"{name}.html.j2")
