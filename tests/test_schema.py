"""The published schema and `plans check` find the same faults, wherever a schema can say it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from plan_catalogue import schema
from plan_catalogue.problems import Problem, field_name
from plan_catalogue.reading import read_template
from plan_catalogue.yaml_nodes import Document, Mapping, Node, Scalar, Sequence
from tests.conftest import ROOT
from tests.property.test_reading import SETTINGS, changed_lines, mutations

VALIDATOR = jsonschema.Draft7Validator(json.loads(schema.render()))

BEYOND_A_SCHEMA = re.compile(
    "|".join(
        (
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
            # what is inside of Markdown, addresses and days
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
    )
)


def said_by_check(problems: tuple[Problem, ...]) -> set[str]:
    return {problem.field for problem in problems}


def said_by_schema(instance: Any) -> set[str]:
    return {field for error in VALIDATOR.iter_errors(instance) for field in fields_of(error)}


def fields_of(error: jsonschema.ValidationError) -> Iterator[str]:
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


def compare(data: bytes) -> None:
    """State that both find the same faults in a file that is YAML."""
    root = Document("", data).root
    problems = read_template("x.yml", "system-integration", data).problems
    cut = (problem.rule == "yaml" or "more unknown keys" in problem.message for problem in problems)
    if root is None or any(cut):
        return
    found = said_by_schema(plain(root))
    assert found <= said_by_check(problems)
    sayable = [it for it in problems if not BEYOND_A_SCHEMA.search(it.message)]
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
