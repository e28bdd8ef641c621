"""SECURITY.md: each of its claims has a test, and what it says of dependencies is so."""

import ast
import re
import tomllib

import pytest

from tests.conftest import ROOT

POINTERS = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "SECURITY.md").read_text("utf-8"))


def test_every_line_of_the_threat_model_points_to_a_test() -> None:
    rows = re.findall(
        r"^\|(?! what it tries| ---).*$", (ROOT / "SECURITY.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(rows) > 20
    assert [row for row in rows if "::test_" not in row.rpartition(" | ")[2]] == []


@pytest.mark.parametrize(("path", "name"), POINTERS, ids=[name for _, name in POINTERS])
def test_every_test_that_it_points_to_is_there(path: str, name: str) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("name", ["site", "test", "quality"])
def test_every_dependency_is_pinned_with_hashes_and_no_host(name: str) -> None:
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    pins = re.split(r"\n(?=\S)", re.sub("(?m)^(#.*)?\n", "", text).strip())
    assert len(pins) > 1
    for pin in pins:
        assert re.fullmatch(
            r"[\w.-]+==\S+(?: ; [^\\]+)?(?: \\\n +--hash=sha256:[0-9a-f]{64})+", pin
        )
    assert "://" not in text


def test_what_npm_brings_is_pinned_with_hashes_and_no_host() -> None:
    text = (ROOT / "quality/package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert text.count('"version": ') == text.count('"integrity": "sha512-') > 1


def test_the_core_needs_few_libraries() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {"jinja2", "markdown-it-py", "markupsafe", "nh3", "pyyaml", "pyyaml-env-tag"}
    assert set(project["dependencies"]) == needed
