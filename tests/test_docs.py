"""What is written about the format and the commands is what the code does."""

import json
import re
from datetime import date
from typing import Any

import jsonschema
import pytest

from plan_catalogue import addresses, schema, starter
from plan_catalogue.cli import main
from plan_catalogue.model import FAQ, SOURCE, TASK, TEMPLATE, Record
from plan_catalogue.reading import read_template
from plan_catalogue.yaml_nodes import Document, Mapping, Node, Scalar, Sequence
from tests.conftest import ROOT

PUBLISHED = ROOT / "docs/schema/template.schema.json"
VALIDATOR = jsonschema.Draft7Validator(json.loads(schema.render()))
STARTER = starter.render("My first plan plan", date(2026, 11, 23))


def plain(node: Node | None) -> Any:
    """Return what a YAML 1.2 reader makes of a node."""
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return node.value if isinstance(node, Scalar) else None


def complaints(text: str) -> list[str]:
    return [
        error.message for error in VALIDATOR.iter_errors(plain(Document("", text.encode()).root))
    ]


def test_the_published_schema_is_the_models() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema.render()


def test_the_schema_is_draft_07() -> None:
    document = json.loads(schema.render())
    assert document["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(document)


@pytest.mark.parametrize("path", sorted((ROOT / "templates").glob("*/*.yml")), ids=lambda p: p.stem)
def test_the_schema_takes_every_template(path: Any) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: My first plan plan", "title: Abcd"),
        ("title: My first plan plan", "title: '  Abc    '"),
        ("title: My first plan plan", "title: =SUM(A1)"),
        ("title: My first plan plan", "title: " + "x" * 81),
        ("title: My first plan plan", "titel: My first plan plan"),
        ("title: My first plan plan", 'title: "Tab\\tinside it"'),
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


@pytest.mark.parametrize("record", [TEMPLATE, TASK, FAQ, SOURCE], ids=lambda record: record.name)
def test_the_starter_file_explains_every_key(record: Record) -> None:
    joined = re.sub(r"\n *# ", " ", STARTER)
    for key in record.keys:
        need = "required" if key.required else "optional"
        assert re.search(rf" {key.name} \({need}[,)]", joined), key.name
        assert key.meaning in joined
        assert re.search(rf"^[ #-]*{key.name}:", STARTER, re.MULTILINE), key.name


def test_a_starter_title_is_nobody_elses() -> None:
    titles = ["Abc plan", "Abc plan 2"]
    assert starter.title_of("abc", titles) == "Abc plan 3"


def test_the_example_address_stands_in_the_configuration_too() -> None:
    assert f'[SITE_URL, "{addresses.EXAMPLE_SITE_URL}"]' in (ROOT / "mkdocs.yml").read_text()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/contributing.md"])
def test_every_command_in_the_documentation_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    used = re.findall(r"`make ([a-z]+)", text) + re.findall(r"^make ([a-z]+)", text, re.MULTILINE)
    assert used
    assert set(used) <= set(targets)
    for command in re.findall(r"(?:`|bin/)plans ([a-z]+)", text):
        with pytest.raises(SystemExit) as caught:
            main([command, "--help"])
        assert caught.value.code == 0


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("check", "new", "export", "schema", "list"):
        assert f"plans {command}" in text
