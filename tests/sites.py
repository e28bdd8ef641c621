"""Sites built by MkDocs as its users do, and their pages, for tests of what comes out."""

import gc
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.builders import SLUG, template_text
from tests.conftest import ROOT

BUILT = "1798761600"  # Friday, 1 January 2027
SITE_URL = "https://plans.example.com/our/plans/"
REPO_URL = "https://git.example.com/our/plans"

ENVIRONMENT = {
    **os.environ,
    "SOURCE_DATE_EPOCH": BUILT,
    "SITE_URL": SITE_URL,
    "REPO_URL": REPO_URL,
    "NO_MKDOCS_2_WARNING": "1",
}

COMMAND = [sys.executable, "-m", "mkdocs"]


def a_checkout(folder: Path) -> Path:
    """Return a copy of what a site is made from."""
    for name in ("docs", "hooks", "templates", "theme"):
        ignore = shutil.ignore_patterns("__pycache__", "*.egg-info")
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def a_small_checkout(folder: Path) -> Path:
    """Return one with a single template, for what all of them would only make slower."""
    a_checkout(folder)
    for path in (folder / "templates").glob("*/*.yml"):
        path.unlink()
    (folder / f"templates/home/{SLUG}.yml").write_text(template_text())
    return folder


def a_few_templates(folder: Path) -> Path:
    """Make a templates folder of real templates that link to no others."""
    folder.mkdir()
    for name in ("categories.yml", "tags.yml"):
        shutil.copy(ROOT / "templates" / name, folder)
    for name in (
        "community/clean-up-day",
        "home/moving-house",
        "people/new-employee",
        "software/system-integration",
    ):
        text = (ROOT / f"templates/{name}.yml").read_text(encoding="utf-8")
        path = folder / f"{name}.yml"
        path.parent.mkdir()
        links = re.compile("^(related|next):\n(  - .*\n)+", re.MULTILINE)
        path.write_text(links.sub("", text), encoding="utf-8")
    return folder


def build(checkout: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Build strictly, so that a warning of MkDocs is a failure."""
    return subprocess.run(
        [*COMMAND, "build", "--strict", "--site-dir", target],
        cwd=checkout,
        env=ENVIRONMENT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def soup(site: Path, address: str) -> BeautifulSoup:
    """Return a page, parsed once for all tests: none may change it."""
    return _parsed(site / address if address.endswith(".html") else site / address / "index.html")


@cache
def _parsed(page: Path) -> BeautifulSoup:
    document = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    # It stays to the end: looking through all pages for garbage again and again would take longer
    # than the tests of them.
    gc.freeze()
    return document


def one(parent: Tag, selector: str) -> Tag:
    found = parent.select(selector)
    assert len(found) == 1, selector
    return found[0]


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())
