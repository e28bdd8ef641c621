"""Finds the browser that the tests drive, and brings one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
"""Chromium without its windows, which opens a page for half the work."""

NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find() -> str | None:
    """Return the path of an installed Chromium or Chrome, else of Playwright's own."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    return _playwrights_own()


def bring() -> str | None:
    """Install a browser if there is none, and return its path."""
    if path := find():
        return path
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _run("apt-get", "update", "-qq")
        for package in (SHELL, "chromium"):  # older systems have no shell
            if not find():
                _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", package)
    if not find():
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _run(*command: str) -> None:
    # A failure shows in what find() says afterwards; the next way may still work.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, env=environment, stdout=sys.stderr)


if __name__ == "__main__":
    sys.exit(0 if bring() else f"no browser: install Debian's {SHELL}, or Chrome, and try again")
