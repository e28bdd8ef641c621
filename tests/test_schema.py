"""The published schema and `plans check` find the same faults, wherever a schema can say it."""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from plan_catalogue import schema, starter
from plan_catalogue.characters import FORBIDDEN_IN_TEXT
from plan_catalogue.problems import Problem, field_name
from plan_catalogue.reading import read_template
from plan_catalogue.yaml_nodes import Document, Mapping, Node, Scalar, Sequence
from tests.conftest import ROOT
from tests.property.test_reading import SETTINGS, changed_lines, mutations

PUBLISHED = ROOT / "docs/schema/template.schema.json"
VALIDATOR = jsonschema.Draft7Validator(json.loads(schema.render()))
STARTER = starter.render("My first plan plan", date(2026, 11, 23))

BEYOND_A_SCHEMA = (
    # rules between values
    "is before added",
    "lies before the start",
    "names several days already",
    "out of order",
    "begins later",
    "a cycle",
    "no task has the id",
    "duplicate",
    "made from this title",
    "different categories",
    "the second number must be larger",
    # what is inside of texts, Markdown, addresses and days
    "nothing of it can be seen",
    " is not allowed; ",
    "links are not allowed",
    "leads nowhere",
    "more of the kind",
    "write one with https:// or http://",
    "is no date",
    # YAML and files
    "not valid YAML",
    "second document",
    "deeper than",
    "merge key",
    "a key must be a word",
    "the file",
)
"""Words of problems that only Python can find."""


def said_by_check(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.field for problem in problems}


def said_by_schema(instance: Any) -> set[str]:
    return {field for error in VALIDATOR.iter_errors(instance) for field in fields_of(error)}


def fields_of(error: Any) -> Iterator[str]:
    """Yield the fields that an error of the validator is about, as problems name them."""
    path = ""
    for part in error.absolute_path:
        path += f"[{part}]" if isinstance(part, int) else f"{path and '.'}{field_name(part)}"
    prefix = path and f"{path}."
    if error.validator == "required":
        yield from (
            prefix + str(name) for name in re.findall("^'(.*)' is a required", error.message)
        )
    elif error.validator == "additionalProperties":
        known = error.schema["properties"]
        yield from (prefix + field_name(name) for name in error.instance if name not in known)
    else:
        yield path


def plain(node: Node | None) -> Any:
    """Return what a YAML 1.2 reader makes of a node."""
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return node.value if isinstance(node, Scalar) else None


def complaints(text: str) -> list[str]:
    instance = plain(Document("", text.encode()).root)
    return [error.message for error in VALIDATOR.iter_errors(instance)]


def test_the_published_schema_is_the_models() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema.render()


def test_the_schema_is_draft_07() -> None:
    document = json.loads(schema.render())
    assert document["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(document)


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*/*.yml")), ids=lambda p: p.stem)
def test_the_schema_takes_every_template(path: Any) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_new_template_leads_editors_to_the_schema_in_the_checkout(*, is_whole: bool) -> None:
    first = starter.render("A new one", date(2026, 11, 24), is_whole=is_whole).partition("\n")[0]
    modeline = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert modeline
    assert (ROOT / "templates/home" / modeline[1]).resolve() == PUBLISHED


def test_what_the_schema_trims_is_what_the_check_trims() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    wanted = [it for it in every if not it.strip() and not FORBIDDEN_IN_TEXT.match(it)]
    assert [it for it in every if re.fullmatch(f"[{schema.SPACES}]", it)] == wanted


def test_editors_begin_no_task_with_what_it_need_not_have() -> None:
    task = json.loads(schema.render())["properties"]["tasks"]["items"]
    optional = {name: it for name, it in task["properties"].items() if name not in task["required"]}
    assert not [name for name, it in optional.items() if "default" in it]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: My first plan plan", "title: Abcd"),
        ("title: My first plan plan", "title: '  Abc    '"),
        ("title: My first plan plan", "title: =SUM(A1)"),
        ("title: My first plan plan", "title: " + "x" * 81),
        ("title: My first plan plan", "titel: My first plan plan"),
        ("title: My first plan plan", 'title: "Tab\\tinside it"'),
        ("title: My first plan plan", 'title: "Plans\\u0085"'),
        ("title: My first plan plan", "title: " + "\U0001f389" * 81),
        ("title: My first plan plan", 'title: "Turned \\u202e around"'),
        ("\nanchor: event", "\nanchor: later"),
        ("anchor_label: Opening day", "# no label"),
        ("\nanchor: event", "\nanchor: start"),
        ("weekends: keep", "weekends: no"),
        ("tags: [example]", "tags: [Not a slug]"),
        ("tags: [example]", "tags: [a, b, c, d, e, f, g, h, i]"),
        ("added: 2026-11-23", "added: 23.11.2026"),
        ("added: 2026-11-23", "# never added"),
        ("when: 3 weeks before", "when: three weeks before"),
        ("when: 3 weeks before", "when: 3661 weeks before"),
        ("when: 3 weeks before", "when: week 02"),
        ("duration: 2", "duration: 367"),
        ("duration: 2", "duration: two"),
        ("points: 20", "points: 1001"),
        ("points: 20", "points: 2.5"),
        ("points: 20", "points: true"),
        ("sign_off: true", "sign_off: false"),
        ("role: Host", "role: ''"),
        ("after: []", "after: choose-place"),
        ("      - Visit two places", "      - V"),
    ],
    ids=lambda text: text[:40],
)
def test_schema_and_check_refuse_the_same(old: str, new: str) -> None:
    assert STARTER.count(old) == 1
    text = STARTER.replace(old, new)
    assert complaints(text)
    assert read_template("x.yml", "my-first-plan", text.encode()).problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: My first plan plan", "title: '  Plans '"),
        ("title: My first plan plan", "title: >\n  " + "x" * 80),
        ("when: 3 weeks before", "when: 3 WEEKS   Before"),
        ("when: 3 weeks before\n", "when: 3660 days before\n"),
        ("title: My first plan plan", 'title: "\\u3000Plans\\u00a0"'),
        ("title: My first plan plan", "title: " + "\U0001f389" * 80),
        ("points: 20", "points: 20.0"),
        ("points: 20", "points: 0x14"),
        ("sign_off: true", "sign_off: QA"),
        ("anchor_label: Opening day", "anchor_label: no"),
    ],
    ids=lambda text: text[:40],
)
def test_schema_and_check_accept_the_same(old: str, new: str) -> None:
    assert old in STARTER
    text = STARTER.replace(old, new, 1)
    assert complaints(text) == []
    assert read_template("x.yml", "my-first-plan", text.encode()).problems == ()


def test_the_starter_file_passes_its_own_check_and_the_schema() -> None:
    assert read_template("x.yml", "my-first-plan", STARTER.encode()).problems == ()
    assert complaints(STARTER) == []


# The same faults -------------------------------------------------------------------------------


def compare(data: bytes) -> None:
    """State that both find the same faults in a file that is YAML."""
    root = Document("", data).root
    problems = read_template("x.yml", "system-integration", data).problems
    cut = (problem.rule == "yaml" or "more unknown keys" in problem.message for problem in problems)
    if root is None or any(cut):
        return
    found = said_by_schema(plain(root))
    assert found <= said_by_check(problems)
    sayable = [it for it in problems if not any(words in it.message for words in BEYOND_A_SCHEMA)]
    assert {it.field for it in sayable} <= found, sayable


INVALID = sorted((ROOT / "tests/reading/invalid").glob("*.yml"))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_they_agree_on_every_mistake_that_has_a_message(path: Path) -> None:
    compare(path.read_bytes())


@SETTINGS
@given(changed_lines())
def test_they_agree_on_lines_left_out_doubled_moved_and_replaced(text: str) -> None:
    compare(text.encode())


@SETTINGS
@given(mutations())
def test_they_agree_on_accidents(text: str) -> None:
    compare(text.encode())
