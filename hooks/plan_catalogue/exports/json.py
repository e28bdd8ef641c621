"""A plan as JSON (specification: downloads.md, The command line)."""

import json

from plan_catalogue.schedule import Plan


def render(plan: Plan) -> str:
    """Return the plan for programs; `end` is the last day, included."""
    choices = plan.choices
    data = {
        "slug": plan.template.slug,
        "title": plan.template.title,
        "date": choices.anchor_day.isoformat(),
        "weekends": choices.weekends,
        "holidays": [day.isoformat() for day in choices.holidays],
        "reminder": choices.reminder,
        "name": choices.name,
        "tasks": [
            {
                "id": planned.task.id,
                "title": planned.task.title,
                "category": planned.task.category,
                "points": planned.task.points,
                "when": planned.task.timing.label,
                "start": planned.first.isoformat(),
                "end": planned.last.isoformat(),
                "days": planned.days,
                "number": planned.number,
                "sign_off": planned.task.sign_off or False,
                "role": planned.task.role,
                "after": list(planned.task.after),
                "details": planned.task.details,
                "subtasks": list(planned.task.subtasks),
            }
            for planned in plan.tasks
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
