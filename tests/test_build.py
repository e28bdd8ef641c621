"""A build is whole or not there: `mkdocs build` replaces the former site at once, or not at all."""

import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.sites import COMMAND, ENVIRONMENT, a_small_checkout, build


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return a_small_checkout(tmp_path / "checkout")


@pytest.fixture
def former(tmp_path: Path) -> Path:
    """A former site, with a file that no new one has."""
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("the former site")
    (target / "gone.html").write_text("a page of the former site")
    return target


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_finished_site_takes_the_place_of_the_former_one(checkout: Path, former: Path) -> None:
    run = build(checkout, former)
    assert run.returncode == 0, run.stderr
    assert "Plans for your calendar" in (former / "index.html").read_text()
    assert not (former / "gone.html").exists()
    assert files(former.parent) == ["checkout", "site"]


def test_a_first_site_appears_in_a_folder_that_was_not_there(checkout: Path) -> None:
    target = checkout.parent / "new/folder/site"
    assert build(checkout, target).returncode == 0
    assert files(target.parent) == ["site"]


def test_a_link_to_the_site_stays_one(checkout: Path, former: Path) -> None:
    link = former.with_name("current")
    link.symlink_to(former)
    assert build(checkout, link).returncode == 0
    assert link.is_symlink()
    assert not (former / "gone.html").exists()


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("templates/home/bad.yml", "title: x\n", "nothing was built"),
        # Known only when every page is written: --strict refuses a link that leads nowhere.
        ("docs/about.md", "[a link](nowhere.md)\n", "Aborted with 1 warnings in strict mode!"),
        ("theme/main.html", "{% extends 'base.html' %}{% include 'no.html' %}", "no.html"),
    ],
    ids=["a problem", "a warning", "an exception"],
)
def test_a_failed_build_leaves_the_former_site(
    checkout: Path, former: Path, file: str, text: str, told: str
) -> None:
    (checkout / file).write_text(text)
    run = build(checkout, former)
    assert run.returncode == 1
    assert told in run.stdout + run.stderr
    assert files(former) == ["gone.html", "index.html"]
    assert (former / "index.html").read_text() == "the former site"
    assert files(former.parent) == ["checkout", "site"]


def test_a_killed_build_leaves_the_former_site_and_the_next_one_succeeds(
    checkout: Path, former: Path
) -> None:
    process = subprocess.Popen(
        [*COMMAND, "build", "--site-dir", former],
        cwd=checkout,
        env=ENVIRONMENT,
        stderr=subprocess.DEVNULL,
    )
    part = former.with_name(".site.part")
    deadline = time.monotonic() + 60
    while not (part / "assets").exists():
        assert time.monotonic() < deadline
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert part.is_dir()
    assert files(former) == ["gone.html", "index.html"]
    assert build(checkout, former).returncode == 0
    assert not (former / "gone.html").exists()
    assert files(former.parent) == ["checkout", "site"]


def test_a_place_that_cannot_be_taken_is_told_in_one_line(checkout: Path, former: Path) -> None:
    (former.parent / "file").write_text("no folder")
    run = build(checkout, former.parent / "file")
    assert run.returncode == 1
    assert "cannot be put in its place" in run.stderr
    assert "build to a folder that can be replaced" in run.stderr
    assert "Traceback" not in run.stderr
    assert (former.parent / "file").read_text() == "no folder"


def test_there_is_a_whole_site_at_every_moment(checkout: Path, former: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "build", "--site-dir", former],
        cwd=checkout,
        env=ENVIRONMENT,
        stderr=subprocess.DEVNULL,
    )
    seen = set()
    while process.poll() is None:
        time.sleep(0.0005)  # the build needs the processor too
        seen.add((former / "index.html").read_text())  # never missing
        # The sitemap is among the first files that are written, the page below among the last.
        if (former / "sitemap.xml").exists():
            assert (former / "templates/small-plan/index.html").is_file()
    assert process.returncode == 0
    assert "the former site" in seen
    assert (former / "sitemap.xml").exists()
