"""A template as the planner in its page (docs/assets/planner) reads it."""

from datetime import date

from plan_catalogue import addresses, markdown
from plan_catalogue.model import Task, Template


def planner_data(template: Template, *, site_url: str, default_day: date) -> dict[str, object]:
    """Return what a plan for any choices is made from, as values of JSON.

    Phrases are parsed and Markdown is plain text, so that the browser need do neither.
    `host` and `page` are those of the configured site, wherever the page is looked at.
    """
    return {
        "slug": template.slug,
        "title": template.title,
        "anchor": template.anchor,
        "day_label": template.day_label,
        "weekends": template.weekends,
        "date": default_day.isoformat(),
        "host": addresses.host(site_url),
        "page": addresses.canonical(site_url, addresses.template_page(template.slug)),
        "tasks": [_task(task) for task in template.tasks],
    }


def _task(task: Task) -> dict[str, object]:
    timing = task.timing
    return {
        "id": task.id,
        "title": task.title,
        "when": timing.label,
        "unit": timing.unit,
        "first": timing.first,
        "until": timing.until,
        "duration": task.duration,
        "category": task.category,
        "points": task.points,
        "details": None if task.details is None else markdown.to_text(task.details),
        "subtasks": list(task.subtasks),
        "sign_off": task.sign_off,
        "after": list(task.after),
        "role": task.role,
    }
