"""The YAML text of small valid templates, for tests of what reads it."""

from plan_catalogue.reading import Reading, read_template

SLUG = "small-plan"
TEXT = {
    "title": "Small plan",
    "summary": "A plan of three tasks that is valid as it stands; a test changes one thing in it.",
    "added": "2027-01-04",
    "why": "Whoever changes one thing in it sees what that thing does, since all the rest is fine.",
    "best_for": "[Readers, Writers]",
    "benefits": "[Calm, Order]",
    "faq": "[{question: Why?, answer: So.}, {question: How?, answer: Thus.}]",
}
TASK = {"when": "Day of", "category": "work", "points": "1"}


def template_text(*tasks: str, **changes: str | None) -> str:
    """Return a template with these tasks, or three of its own.

    `changes` are keys and what stands after them; None leaves a key out.
    """
    tasks = tasks or (task_text("Begin"), task_text("Go on"), task_text("End"))
    return _block({**TEXT, "tasks": "\n" + "".join(tasks).removesuffix("\n"), **changes})


def task_text(title: str, **changes: str | None) -> str:
    """Return a task as an item of `tasks`; `changes` as in template_text."""
    lines = _block({"title": title, **TASK, **changes}).splitlines(keepends=True)
    return "".join(f"  {'  ' if number else '- '}{line}" for number, line in enumerate(lines))


def read_text(text: str | bytes, slug: str = SLUG) -> Reading:
    """Read a template file that is called as problems call it, `plan.yml`."""
    return read_template("plan.yml", slug, text if isinstance(text, bytes) else text.encode())


def told(text: str | bytes) -> list[str]:
    """Return `line:column: field: message` of each problem of a template file."""
    return [f"{p.line}:{p.column}: {p.field}: {p.message}" for p in read_text(text).problems]


def _block(values: dict[str, str | None]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in values.items() if value is not None)
