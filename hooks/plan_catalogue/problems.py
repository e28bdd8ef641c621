"""What is wrong with a file, where, and what would be right: one value, three voices."""

import dataclasses
import difflib
import heapq
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one file (specification: template-format.md, Problems).

    `line` and `column` count from 1. `field` is a path such as `tasks[3].after`, counted from 0;
    it is empty for the file as a whole. The order of problems is that of files and lines. `rule`
    is the anchor of the paragraph that explains it (rules.py). Advice is no mistake: somebody
    should look at it, and may leave it as it is.
    """

    path: str
    line: int
    column: int
    field: str
    message: str
    rule: str = dataclasses.field(compare=False)
    is_advice: bool = dataclasses.field(default=False, compare=False)

    @property
    def lesson(self) -> str:
        """The message, whether it is advice, and where the rule and its reason are written.

        It is harmless to show, whatever names of files or keys the message is made of.
        """
        kind = "advice: " if self.is_advice else ""
        end = "" if self.message.endswith((".", "?")) else "."
        return f"{kind}{printable(self.message)}{end} See {GUIDE}#{self.rule}"


GUIDE = "CONTRIBUTING.md"
"""Where the rules are explained: in every checkout, and where pull requests are made."""

_LISTED = 30
"""How many known names are compared, and told when none is near."""


def as_text(problem: Problem) -> str:
    """Return the line that people read: `path:line:column: field: message`."""
    return (
        f"{printable(problem.path)}:{problem.line}:{problem.column}: "
        f"{problem.field}: {problem.lesson}"
    )


def as_github_annotation(problem: Problem) -> str:
    """Return a workflow command that marks the line in a pull request.

    The escapes are those of the `@actions/core` toolkit: properties end at `,` and `:`.
    """
    place = f"line={problem.line},col={problem.column}"
    text = f"{problem.field}: {problem.lesson}" if problem.field else problem.lesson
    kind = "notice" if problem.is_advice else "error"
    return f"::{kind} file={_escape(problem.path, ',:')},{place}::{_escape(text)}"


def _escape(text: str, also: str = "") -> str:
    return "".join(f"%{ord(c):02X}" if c in "%\r\n" + also else printable(c) for c in text)


def _lines(one: Callable[[Problem], str]) -> Callable[[Sequence[Problem]], str]:
    return lambda problems: "".join(f"{one(problem)}\n" for problem in problems)


def _as_json(problems: Sequence[Problem]) -> str:
    rows = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "field": problem.field,
            "message": problem.lesson,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": _lines(as_text),
    "github": _lines(as_github_annotation),
    "json": _as_json,
}


def printable(text: str) -> str:
    """Escape what a terminal could act on or hide: control, format and surrogate characters."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def quote(text: str, limit: int = 80) -> str:
    """Return foreign text in quotes, harmless to show and at most `limit` characters long."""
    shown = text if len(text) <= limit else text[: limit - 1] + "…"
    return f'"{printable(shown)}"'


def field_name(key: str) -> str:
    """Return a key as it stands in a field path; what is no plain name is made harmless."""
    return re.sub(r"[^A-Za-z0-9_-]", "?", key[:40]) or "?"


class Suggestions:
    """What would be right in the place of unknown names, for the first twenty of them.

    Comparing costs time; whoever reads the twenty-first has seen what went wrong.
    """

    def __init__(self, known: Iterable[str]) -> None:
        """Take the known names."""
        self._known = list(known)
        self._left = 20

    def __call__(self, name: str, *, other_than: str = "") -> str:
        """Return the nearest known name, as advice."""
        self._left -= 1
        if self._left < 0:
            return "see the known ones above"
        return did_you_mean(name, (known for known in self._known if known != other_than))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return what would be right in place of an unknown `name`: the nearest known, or several."""
    by_folded = {each.casefold(): each for each in reversed(list(known))}
    if not by_folded:
        return "there is none yet"
    # Beyond 80 characters nothing is a typo, and comparing would only cost time; so would
    # comparing with names that have hardly a pair of letters in common.
    folded = name[:80].casefold()
    wanted = _pairs(folded)
    likely = heapq.nlargest(_LISTED, by_folded, key=lambda each: len(wanted & _pairs(each)))
    if near := difflib.get_close_matches(folded, likely, n=1):
        return f'did you mean "{by_folded[near[0]]}"?'
    if len(by_folded) <= _LISTED:
        return f"known are: {', '.join(reversed(by_folded.values()))}"
    return f"known are: {', '.join(by_folded[each] for each in likely)}, …"


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}
