"""CONTRIBUTING.md, the starter file and the messages of `plans check` say what the model does."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from plan_catalogue import problems, starter
from plan_catalogue.model import FAQ, SOURCE, TASK, TEMPLATE, Record
from plan_catalogue.rules import ADVICE, RULES, Rule
from plan_catalogue.timing import PHRASES
from tests.conftest import ROOT

GUIDE = ROOT / problems.GUIDE
STARTER = starter.render("New puppy plan", date(2026, 11, 24))


def parts() -> dict[str, str]:
    """Return what CONTRIBUTING.md has to hold, by the heading below which it stands."""
    return {
        "## The template": f"```yaml\n{STARTER}```\n",
        "## The rules, and why": paragraphs(RULES, "###"),
        "### Advice": paragraphs(ADVICE, "####"),
    }


def paragraphs(rules: tuple[Rule, ...], level: str) -> str:
    return "\n".join(f"{level} {rule.title}\n\n{rule.text}\n" for rule in rules)


@pytest.mark.parametrize("heading", parts())
def test_the_guide_has_the_template_and_the_rules_of_the_code(
    heading: str, *, update_golden: bool
) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    above, below = text.split(f"\n{heading}\n\n")
    part, following = re.split(r"(?=\n## )", below, maxsplit=1)
    introduction = re.split("(?m)^(?=```|#)", part, maxsplit=1)[0]
    wanted = introduction + parts()[heading]
    if update_golden:
        GUIDE.write_text(f"{above}\n{heading}\n\n{wanted}{following}", encoding="utf-8")
    else:
        assert part == wanted


def test_every_paragraph_that_a_problem_names_is_a_heading_of_its_own_in_the_guide() -> None:
    headings = re.findall("^#+ (.*)$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    anchors = [heading.lower().replace(" ", "-") for heading in headings]
    for rule in (*RULES, *ADVICE):
        assert re.fullmatch("[A-Za-z -]+", rule.title)  # what every host makes the same id of
        assert anchors.count(rule.anchor) == 1


# The starter file ------------------------------------------------------------------------------


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


# Messages --------------------------------------------------------------------------------------

SPEAKING = (
    "characters",
    "disk",
    "library",
    "markdown",
    "reading",
    "timing",
    "values",
    "yaml_mistakes",
    "yaml_nodes",
)
"""The modules that a problem's words come from."""

WRITTEN = [
    *sorted((ROOT / "tests/reading").rglob("*.txt")),
    *(ROOT / f"tests/unit/test_{name}.py" for name in ("values", "yaml_mistakes", "yaml_nodes")),
]
"""Where whole lines of problems stand, with their line and column."""

OTHER_WORDS = {"noopener nofollow", "day of", *PHRASES.values()}


def words_of(module: Path) -> list[str]:
    """Return the pieces of words in a module's strings that a problem may be made of."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and id(node) not in docstrings
        and isinstance(node.value, str)
        and re.search("[a-z]{2,} [a-z]{2,}", node.value)
        and "\\" not in node.value  # a pattern
        and node.value not in OTHER_WORDS
    ]


@pytest.mark.parametrize("name", SPEAKING)
def test_every_message_stands_in_a_test_with_its_place(name: str) -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in WRITTEN)
    pieces = words_of(ROOT / f"hooks/plan_catalogue/{name}.py")
    assert pieces
    assert [piece for piece in pieces if piece not in written] == []
