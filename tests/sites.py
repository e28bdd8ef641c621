"""Sites built by MkDocs as its users do, for tests of what comes out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

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
