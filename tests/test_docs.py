"""What is written about commands and settings is what the code does."""

import re

import pytest

from plan_catalogue import addresses
from plan_catalogue.cli import main
from tests.conftest import ROOT


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
