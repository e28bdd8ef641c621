"""The catalogue as somebody would write it by hand: Markdown for plain MkDocs and Material.

What a build of our own is compared with. Every page holds what a template's page here holds for a
reader, and nothing that a hand could not write: no dates, no picture, no files to download.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.synthetic import CATEGORIES
from plan_catalogue.library import Entry, Library, by_title
from plan_catalogue.model import Category, Task, Template

_NAV = "\n".join(f"  - categories/{key}.md" for key in CATEGORIES)

CONFIG = f"""\
site_name: Plan Catalogue
site_url: https://plans.example.com/
exclude_docs: "!/templates/"
theme:
  name: material
  font: false
plugins:
  - search
markdown_extensions:
  - tables
  - toc
nav:
  - index.md
{_NAV}
validation:
  nav:
    omitted_files: ignore
"""
"""The text of mkdocs.yml. MkDocs leaves out docs/templates/ unless told otherwise."""

_Titles = Mapping[str, str]


def pages(library: Library) -> dict[str, str]:
    """Return the Markdown of every page by its name in the docs folder."""
    entries = by_title(library.entries)
    titles = {entry.template.slug: entry.template.title for entry in entries}
    made = {"index.md": _home(library.categories)}
    for category in library.categories:
        own = [entry for entry in entries if entry.category == category]
        made[f"categories/{category.key}.md"] = _category(category, own)
    for entry in entries:
        made[f"templates/{entry.template.slug}.md"] = _page(entry, titles)
    return made


def _home(categories: Sequence[Category]) -> str:
    links = [
        f"[{_plain(it.title)}](categories/{it.key}.md): {_plain(it.description)}"
        for it in categories
    ]
    return _text("# Plan Catalogue", "Plans for whatever has to be done by a day.", _list(links))


def _category(category: Category, entries: Iterable[Entry]) -> str:
    links = [
        f"[{_plain(it.title)}](../templates/{it.slug}.md): {_plain(it.brief)}"
        for it in (entry.template for entry in entries)
    ]
    return _text(f"# {_plain(category.title)}", _plain(category.description), _list(links))


def _page(entry: Entry, titles: _Titles) -> str:
    template, category = entry.template, entry.category
    names = {task.id: _plain(task.title) for task in template.tasks}
    sources = [f"[{_plain(it.title)}]({it.url})" for it in template.sources]
    return _text(
        _front_matter(template),
        f"# {_plain(template.title)}",
        _plain(template.summary),
        f"**Caution:** {_plain(template.caution)}" if template.caution else "",
        f"[{_plain(category.title)}](../categories/{category.key}.md), {template.days} days, "
        f"{len(template.tasks)} tasks, {template.points} points. "
        f"Counted from: {_plain(template.day_label)}.",
        "## Tasks",
        _table(template.tasks),
        "## Details",
        *(_details(number, task, names) for number, task in enumerate(template.tasks, 1)),
        "## Why use this plan",
        template.why,
        "## Best for",
        _list(map(_plain, template.best_for)),
        "## Benefits",
        _list(map(_plain, template.benefits)),
        "## Questions",
        *(f"### {_plain(it.question)}\n\n{it.answer}" for it in template.faq),
        *_section("Related plans", _links(template.related, titles)),
        *_section("What comes next", _links(template.next, titles)),
        *_section("Sources", sources),
    )


def _front_matter(template: Template) -> str:
    lines = [
        f"title: {json.dumps(template.title, ensure_ascii=False)}",
        f"description: {json.dumps(template.summary, ensure_ascii=False)}",
    ]
    if template.tags:
        lines += ["tags:", *(f"  - {json.dumps(tag)}" for tag in template.tags)]
    return "\n".join(["---", *lines, "---"])


def _table(tasks: Iterable[Task]) -> str:
    rows = [
        ("No.", "When", "Task", "Category", "Points", "Role"),
        ("--:", "---", "---", "---", "--:", "---"),
    ]
    for number, task in enumerate(tasks, 1):
        when = task.timing.label + (f" ({task.duration} days)" if task.duration > 1 else "")
        cells = (when, _plain(task.title), task.category, str(task.points), _plain(task.role or ""))
        rows.append((str(number), *cells))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _details(number: int, task: Task, names: _Titles) -> str:
    """Return the section of a task, or nothing when the table says it all."""
    signs = "needed" if task.sign_off is True else _plain(task.sign_off or "")
    parts = [
        task.details or "",
        _list(map(_plain, task.subtasks)),
        f"Waits for: {', '.join(names[name] for name in task.after)}." if task.after else "",
        f"Sign-off: {signs}." if signs else "",
    ]
    return _text(f"### {number}. {_plain(task.title)}", *parts) if any(parts) else ""


def _links(slugs: Iterable[str], titles: _Titles) -> list[str]:
    return [f"[{_plain(titles[slug])}]({slug}.md)" for slug in slugs if slug in titles]


def _section(title: str, items: Sequence[str]) -> list[str]:
    return [f"## {title}", _list(items)] if items else []


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _text(*parts: str) -> str:
    """Return the parts that hold something, with an empty line between them."""
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def _plain(text: str) -> str:
    """Return plain text so that Markdown shows it as it is."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")
    return re.sub(r"([\\`*_\[\]])", r"\\\1", text)
