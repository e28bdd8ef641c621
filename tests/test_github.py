"""The files in .github: workflows that nobody can misuse, and forms that make a template."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
import yaml

from plan_catalogue.cli import main
from plan_catalogue.model import FAQ, SOURCE, TASK, TEMPLATE, Choice, Kind, ListOf, Record
from plan_catalogue.reading import read_categories, read_template
from plan_catalogue.timing import PHRASES
from plan_catalogue.wording import describe
from tests.conftest import ROOT
from tests.sites import a_few_templates

GITHUB = ROOT / ".github"
WORKFLOWS = sorted(GITHUB.glob("workflows/*"))
FORMS = sorted(GITHUB.glob("ISSUE_TEMPLATE/*"))
WRONG_USAGE = 2


def run(*command: str) -> None:
    """Run a checker of the virtual environment, which has to find nothing."""
    program = Path(sys.executable).with_name(command[0])
    result = subprocess.run(
        [program, *command[1:]], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert result.returncode == 0, result.stdout + result.stderr


def read(path: Path) -> Any:
    """Read a YAML file, every scalar as text: `on` is a key, not a truth."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


# Workflows -------------------------------------------------------------------------------------

workflows = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def jobs(path: Path) -> list[dict[str, Any]]:
    return list(read(path)["jobs"].values())


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path):
        yield from job["steps"]


def scripts(path: Path) -> list[str]:
    return [step["run"] for step in steps(path) if "run" in step]


def test_zizmor_finds_nothing_even_when_it_is_pedantic() -> None:
    run(
        "zizmor", "--offline", "--no-config", "--no-ignores", "--strict-collection",
        "--persona=pedantic", str(GITHUB),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", [GITHUB / "dependabot.yml"]),
        ("vendor.github-issue-forms", [path for path in FORMS if path.name != "config.yml"]),
        ("vendor.github-issue-config", [GITHUB / "ISSUE_TEMPLATE/config.yml"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_files_have_the_form_that_github_reads(schema: str, paths: list[Path]) -> None:
    assert paths
    run("check-jsonschema", "--builtin-schema", schema, *map(str, paths))


@workflows
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path: Path) -> None:
    used = re.findall(r"uses: *(.*)", path.read_text())
    assert used
    for action in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_an_action_has_the_same_commit_in_every_workflow() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}
    assert len(used) == len({action.partition("@")[0] for action in used})


@workflows
def test_the_token_can_only_read_unless_a_job_says_why(path: Path) -> None:
    text = path.read_text()
    assert read(path)["permissions"] == {"contents": "read"}
    assert "write-all" not in text
    for line in re.findall(r".*: write\b.*", text):
        assert re.search(r": write # \w", line), line


@workflows
def test_no_checkout_leaves_the_token_behind(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@workflows
def test_a_pull_request_runs_without_secrets_and_can_write_nothing(path: Path) -> None:
    started_by = read(path)["on"]
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(started_by)
    if "pull_request" in started_by:
        assert not re.search(r"\b(secrets|vars)\b *[.\[]|github\.token", path.read_text())
        assert not any("permissions" in job or "environment" in job for job in jobs(path))


@workflows
def test_no_job_that_can_write_runs_a_script(path: Path) -> None:
    for job in jobs(path):
        if "permissions" in job:
            assert not any("run" in step for step in job["steps"])


@workflows
def test_no_script_has_an_expression_in_it(path: Path) -> None:
    assert not any("${{" in script for script in scripts(path))


def test_every_make_target_in_the_workflows_exists() -> None:
    targets = re.findall(r"^([\w./-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    used = {t for path in WORKFLOWS for s in scripts(path) for t in re.findall(r"make (\S+)", s)}
    assert {"test", "build"} <= used <= set(targets)


def test_every_plans_command_in_the_workflows_exists(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a_few_templates(tmp_path / "templates")
    monkeypatch.chdir(tmp_path)
    used = [c for path in WORKFLOWS for s in scripts(path) for c in re.findall(r"plans (.+)", s)]
    assert "check --format github" in used
    for command in used:
        assert main(command.split()) != WRONG_USAGE


def test_a_pull_request_gets_advice_on_its_own_templates(tmp_path: Path) -> None:
    [script] = [s for s in scripts(GITHUB / "workflows/check.yml") if "--advice" in s]
    script = script.replace(".venv/bin/plans", str(Path(sys.executable).with_name("plans")))
    folder = a_few_templates(tmp_path / "templates")

    def shell(text: str) -> str:
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", text],
            cwd=tmp_path, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    commit = "git add . && git -c user.name=A -c user.email=a@example.org commit -qm Change"
    shell(f"git init -q && {commit}")
    old = folder / "home/moving-house.yml"
    (folder / "home/another.yml").write_text(
        old.read_text().replace("title: ", "title: Another ", 1)
    )
    (folder / "people/new-employee.yml").unlink()
    shell(commit)
    answer = shell(script)
    assert "::notice file=templates/home/another.yml,line=" in answer
    assert "file=templates/home/moving-house.yml" not in answer
    (folder / "home/another.yml").unlink()
    shell(commit)
    assert shell(script) == ""


# Forms -----------------------------------------------------------------------------------------

PLAN = GITHUB / "ISSUE_TEMPLATE/new-template.yml"
FIELDS: dict[str, dict[str, Any]] = {
    field["id"]: field for field in read(PLAN)["body"] if "id" in field
}
OTHER_FIELDS = {"category", "licence"}
KEYS = {key.name: key for key in TEMPLATE.keys}

fields = pytest.mark.parametrize("name", sorted(FIELDS.keys() - OTHER_FIELDS))


def limits(text: str) -> set[str]:
    return set(re.findall(r"\d+ to \d+|up to \d+", text.lower()))


def limits_of(kind: Kind) -> set[str]:
    """Return the limits of a kind and of all that is in it."""
    inner = kind.item if isinstance(kind, ListOf) else kind
    keys = inner.keys if isinstance(inner, Record) else ()
    return limits(describe(kind)).union(*(limits_of(key.kind) for key in keys))


def example(name: str) -> str:
    """Return a field's example as the key and value of a template."""
    attributes = FIELDS[name]["attributes"]
    if "options" in attributes:
        return f"{name}: {attributes['options'][0]}\n"
    answer = attributes.get("value") or attributes["placeholder"]
    if "render" in attributes:
        return f"{name}:\n{indent(answer, '  ')}"
    return f"{name}: {json.dumps(answer, ensure_ascii=False)}\n"


def test_every_required_key_but_the_date_has_a_required_field() -> None:
    needed = {key.name for key in TEMPLATE.keys if key.required} - {"added"}
    asked = {
        name
        for name, field in FIELDS.items()
        if field.get("validations", {}).get("required") == "true"
    }
    assert asked == needed | {"anchor"}


def test_every_field_is_a_key_of_the_template() -> None:
    assert set(FIELDS) <= KEYS.keys() | OTHER_FIELDS


@fields
def test_a_field_says_the_limits_of_its_key_and_no_others(name: str) -> None:
    description = FIELDS[name]["attributes"]["description"]
    assert limits(description) == limits_of(KEYS[name].kind)


@pytest.mark.parametrize(("name", "record"), [("tasks", TASK), ("faq", FAQ), ("sources", SOURCE)])
def test_a_field_of_records_explains_each_of_their_keys(name: str, record: Record) -> None:
    description = FIELDS[name]["attributes"]["description"]
    assert [key.name for key in record.keys if f"`{key.name}`" not in description] == []


def test_the_field_of_tasks_shows_every_kind_of_timing_phrase() -> None:
    description = FIELDS["tasks"]["attributes"]["description"]
    assert [phrase for phrase in PHRASES if f"`{phrase}`" not in description] == []


def test_the_choices_are_those_of_the_format_and_of_the_catalogue() -> None:
    anchors = KEYS["anchor"].kind
    assert isinstance(anchors, Choice)
    assert set(FIELDS["anchor"]["attributes"]["options"]) == set(anchors.words)
    categories, _ = read_categories("", (ROOT / "templates/categories.yml").read_bytes())
    titles = [category.title for category in categories]
    assert FIELDS["category"]["attributes"]["options"] == titles


def test_the_examples_of_the_fields_are_a_template() -> None:
    text = "added: 2026-11-24\n" + "".join(example(name) for name in FIELDS if name in KEYS)
    assert read_template("issue.yml", "from-an-issue", text.encode()).problems == ()


@pytest.mark.parametrize("name", ["best_for", "benefits", "faq", "tasks"])
def test_a_required_list_begins_with_its_example(name: str) -> None:
    assert FIELDS[name]["attributes"]["render"] == "yaml"
    assert FIELDS[name]["attributes"]["value"]


def test_who_suggests_a_plan_has_to_agree_to_its_licence() -> None:
    (box,) = FIELDS["licence"]["attributes"]["options"]
    assert "words are my own" in box["label"]
    assert "CC BY 4.0" in box["label"]
    assert box["required"] == "true"


def test_the_pull_request_form_asks_for_own_words_sources_and_both_licences() -> None:
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text()
    for words in ("words are my own", "`sources`", "plans under CC BY 4.0", "code under MIT"):
        assert words in text
