"""What no file can do, whatever is in it: raise, or be refused without a problem with a place."""

import re
from collections.abc import Callable
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plan_catalogue.characters import FORBIDDEN_IN_MARKDOWN
from plan_catalogue.markdown import faults, to_html, to_text
from plan_catalogue.model import Template
from plan_catalogue.problems import Problem
from plan_catalogue.reading import Reading, read_categories, read_template
from tests.builders import read_text, task_text, template_text
from tests.conftest import ROOT

SETTINGS = settings(max_examples=100)

REAL = (ROOT / "templates/software/system-integration.yml").read_bytes().decode()

# What has a meaning in YAML, Markdown or a template.
PIECES = [
    *("\n", "\r", "\r\n", "\t", " ", "  ", "- ", ": ", "? ", "# ", ", ", "'", '"', "\\"),
    *("|", ">", "|2-", "&a ", "*a", "!!str ", "! ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "~"),
    *("{", "}", "[", "]", "null", "true", "1", "0x1F", "1e9", ".nan", "2027-01-04", "Week 2"),
    *("<b>", "![a](b)", "[a](javascript:b)", "> ", "***\n", "```", "&#x202e;", "<a@b.c>", "`"),
    *("\x00", "\x1b", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffe", "\u200d", "😀"),
    *("title: ", "after: [", "tasks:\n  - ", "when: ", "anchor: event\n", "summary", "id: "),
]
pieces = st.sampled_from(PIECES)
texts = st.lists(st.one_of(pieces, st.text(max_size=4)), max_size=40).map("".join)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """Return a real template after a few accidents."""
    text = REAL
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 1, 3, 20, 500])))
        middle = draw(st.one_of(st.just(""), pieces, texts, st.just(text[start:end] * 2)))
        text = text[:start] + middle + text[end:]
    return text


@st.composite
def changed_lines(draw: st.DrawFn) -> str:
    """Return a real template with lines left out, doubled, moved, indented or replaced."""
    lines = REAL.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        line = lines.pop(draw(st.integers(0, len(lines) - 1)))
        key, colon, _ = line.partition(": ")
        changed = draw(
            st.sampled_from(
                ["", line, f"{line}\n{line}", f" {line}", line.lstrip(), f"{key}{colon}", "\0"]
            )
        )
        if changed == "\0":
            changed = f"{key}{colon}{draw(texts)}"
        place = draw(st.one_of(st.none(), st.integers(0, len(lines))))
        lines.insert(len(lines) if place is None else place, changed)
    return "\n".join(lines)


def lines_of(data: bytes) -> list[str]:
    try:
        return re.split("\r\n|\n|\r", data.decode())
    except UnicodeDecodeError:
        return [""]


def check(data: bytes) -> Reading:
    """Read a file and state what is true of every file."""
    reading = read_template("plan.yml", "system-integration", data)
    assert isinstance(reading.template, Template) is (not reading.problems)
    assert list(reading.problems) == sorted(reading.problems)
    lines = lines_of(data)
    for problem in reading.problems:
        assert 1 <= problem.line <= len(lines)
        # The place after the last character is where something is missing.
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message
        # Nothing foreign can act on a terminal or begin a line of its own.
        assert f"{problem.field}{problem.message}".isprintable()
    return reading


@SETTINGS
@given(st.one_of(st.binary(max_size=300), texts.map(str.encode)))
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"[" * 70_000)
@example(b"- " * 30_000)
@example(b"{a: " * 16_000)
@example(b"a: &a [*a]")
@example(b"%TAG ! a\n---\n")
def test_no_bytes_raise_anything(data: bytes) -> None:
    assert check(data).problems
    categories, problems = read_categories("categories.yml", data)
    assert bool(categories) is (not problems)


@SETTINGS
@given(st.one_of(mutations(), changed_lines()))
@example(REAL)
@example(REAL.replace("\n", "\r\n"))
def test_no_accident_in_a_real_template_raises_anything(text: str) -> None:
    check(text.encode())


def escaped(text: str) -> str:
    """Return a text in double quotes of YAML, every character written by its number."""
    return '"' + "".join(f"\\U{ord(character):08x}" for character in text) + '"'


def in_template(key: str, pattern: str = "%s") -> Callable[[str], str]:
    return lambda text: template_text(**{key: pattern % text})


def in_task(key: str, pattern: str = "%s") -> Callable[[str], str]:
    def build(text: str) -> str:
        changes = {"title": "Begin", key: pattern % text}
        title = changes.pop("title")
        return template_text(task_text(title, **changes), task_text("Go on"), task_text("End"))

    return build


PLACES = {
    **{key: in_template(key) for key in ("title", "summary", "caution", "why", "added")},
    **{key: in_template(key, "[%s, other]") for key in ("tags", "authors", "next", "best_for")},
    "answer": in_template("faq", "[{question: A?, answer: %s}, {question: B?, answer: C.}]"),
    "question": in_template("faq", "[{question: %s, answer: A.}, {question: B?, answer: C.}]"),
    "source": in_template("sources", "[{title: %s, url: https://example.org/}]"),
    "address": in_template("sources", "[{title: Rule, url: %s}]"),
    "task": in_task("title"),
    **{key: in_task(key) for key in ("when", "category", "id", "details", "sign_off", "role")},
    "subtask": in_task("subtasks", "[%s, other]"),
}


@SETTINGS
@given(st.sampled_from(list(PLACES)), st.sampled_from(["", "https://example.org/"]), texts)
@example("answer", "", "a\r# b")
@example("answer", "", "`a\u202eb`")
@example("details", "", "a\t\0b")
@example("address", "https://example.org/", "a\u202eb")
def test_no_text_raises_anything_and_no_accepted_one_hides_anything(
    place: str, start: str, text: str
) -> None:
    template = check(PLACES[place](escaped(start + text)).encode()).template
    if template is not None:
        for word in strings(template):
            assert not FORBIDDEN_IN_MARKDOWN.search(word)


def strings(value: object) -> list[str]:
    """Return every text inside of a template."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in strings(item)]
    slots = getattr(value, "__slots__", ())
    return [text for name in slots for text in strings(getattr(value, name))]


@SETTINGS
# The reader lets no carriage return come this far.
@given(texts.map(lambda text: text.replace("\r", "\n")))
def test_no_markdown_raises_anything_and_faults_are_in_order_inside_of_it(source: str) -> None:
    lines = [fault.line for fault in faults(source)]
    assert lines == sorted(lines)
    assert all(0 <= line <= source.count("\n") for line in lines)
    to_html(source)
    to_text(source)


# Cycles ----------------------------------------------------------------------------------------


@st.composite
def graphs(draw: st.DrawFn, *, cyclic: bool) -> dict[str, list[str]]:
    """Return who waits for whom; each one only for those before it, but in a cycle."""
    names = [f"task-{number}" for number in range(1, draw(st.integers(3, 8)) + 1)]
    order = draw(st.permutations(names))
    waits = {
        name: draw(st.lists(st.sampled_from(order[:number]), unique=True)) if number else []
        for number, name in enumerate(order)
    }
    if cyclic:
        ring = order[: draw(st.integers(1, len(order)))]
        for name, following in zip(ring, [*ring[1:], ring[0]], strict=True):
            waits[name] = draw(st.permutations([*waits[name], following]))
    return {name: waits[name] for name in names}


def problems_of(waits: dict[str, list[str]]) -> tuple[Problem, ...]:
    tasks = [task_text(name, id=name, after=f"[{', '.join(waits[name])}]") for name in waits]
    return read_text(template_text(*tasks)).problems


@SETTINGS
@given(graphs(cyclic=True))
def test_whoever_waits_in_a_cycle_is_told_a_true_one(waits: dict[str, list[str]]) -> None:
    problems = problems_of(waits)
    assert problems
    for problem in problems:
        assert problem.message.startswith("a cycle: ")
        cycle = re.findall('"(task-[0-9])"', problem.message)
        assert cycle[0] == cycle[-1]
        assert all(later in waits[name] for name, later in pairwise(cycle))
        number = list(waits).index(cycle[0])
        assert problem.field == f"tasks[{number}].after"


@SETTINGS
@given(graphs(cyclic=False))
def test_whoever_waits_in_no_cycle_is_fine(waits: dict[str, list[str]]) -> None:
    assert problems_of(waits) == ()
