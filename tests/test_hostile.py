"""Files that mean harm: each is refused with a place and a reason, or shown as harmless text."""

import csv as standard
import io
import json
import os
import re
import socket
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import icalendar
import pytest
from bs4 import Tag

from plan_catalogue.cli import main
from plan_catalogue.disk import read_folder
from plan_catalogue.exports import csv, ics
from plan_catalogue.exports import json as plan_json
from plan_catalogue.library import SourceFile, read_alone, read_library
from plan_catalogue.problems import as_text
from plan_catalogue.reading import read_template
from plan_catalogue.schedule import Choices, Plan, schedule
from plan_catalogue.values import slugify
from tests.builders import template_text
from tests.conftest import ROOT, SECRET, HostileBuild
from tests.hostile import ACCEPTED, CASES, CLASSES, HARMLESS, REFUSED
from tests.hostile.cases import Case
from tests.plans import SITE, STAMP
from tests.sites import a_small_checkout, build, one, soup, words

FORMULA = re.compile("[=+\\-@＝＋－＠\t\r\n]")
CALENDAR = {"VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME"}
EVENT = {
    *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "URL"),
    *("TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"),
}

of_accepted = pytest.mark.parametrize("case", ACCEPTED, ids=[case.name for case in ACCEPTED])


def squeezed(text: str) -> str:
    """Return a text as a page shows it, every run of blanks as one."""
    return " ".join(text.split())


def plan_of(case: Case) -> Plan:
    template = read_template(f"{case.name}.yml", case.name, case.data).template
    assert template
    return schedule(template, Choices(date(2027, 1, 4), template.weekends))


# The corpus ------------------------------------------------------------------------------------


def test_the_corpus_is_large_and_has_every_class() -> None:
    assert len(CASES) >= 180
    assert all(len(cases) >= 20 for cases in CLASSES.values())
    assert len({case.name for case in [*CASES, *HARMLESS]}) == len(CASES) + len(HARMLESS)


@pytest.mark.parametrize("case", REFUSED, ids=[case.name for case in REFUSED])
def test_a_hostile_file_is_refused_with_its_place_and_a_reason(case: Case) -> None:
    reading = read_template("plan.yml", case.name, case.data)
    assert reading.template is None
    assert any(
        case.place in {str(problem.line), f"{problem.line}:{problem.column}"}
        and case.reason in problem.message
        for problem in reading.problems
    ), reading.problems[:3]


@of_accepted
def test_a_hostile_text_puts_nothing_into_a_calendar(case: Case) -> None:
    plan = plan_of(case)
    text = ics.render(plan, site_url=SITE, stamp=STAMP)
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.keys() <= CALENDAR
    assert [part.name for part in calendar.subcomponents] == ["VEVENT"] * len(plan.tasks)
    for planned, event in zip(plan.tasks, calendar.walk("VEVENT"), strict=True):
        assert event.keys() == EVENT
        assert event.subcomponents == []
        assert event["SUMMARY"] == planned.task.title
        page = f"{SITE}templates/{case.name}/"
        assert event["DESCRIPTION"] == ics.description(planned, page)
        assert event["URL"] == f"{page}#{planned.task.id}"


@of_accepted
def test_a_hostile_text_is_no_formula_and_no_row_of_a_spreadsheet(case: Case) -> None:
    plan = plan_of(case)
    text = csv.render(plan).removeprefix("\ufeff")
    rows = list(standard.DictReader(io.StringIO(text, newline=""), strict=True))
    for planned, row in zip(plan.tasks, rows, strict=True):
        assert list(row) == list(csv.COLUMNS)
        assert not any(FORMULA.match(cell) for cell in row.values())
        for column, told in (("Task", planned.task.title), ("Role", planned.task.role)):
            assert row[column] == (f"'{told}" if FORMULA.match(told or "") else told or "")


@of_accepted
def test_a_hostile_text_is_a_string_of_json(case: Case) -> None:
    plan = plan_of(case)
    data = json.loads(plan_json.render(plan))
    assert data["title"] == plan.template.title
    assert [task["title"] for task in data["tasks"]] == [it.task.title for it in plan.tasks]
    assert [task["details"] for task in data["tasks"]] == [it.task.details for it in plan.tasks]


# The site --------------------------------------------------------------------------------------


def body(site: Path, slug: str) -> Tag:
    found = soup(site, f"templates/{slug}").body
    assert found
    return found


Elements = set[tuple[str, tuple[str, ...]]]


def elements(site: Path, case: Case) -> Elements:
    """Return every kind of element on a page with the names of its attributes."""
    return {(tag.name, tuple(sorted(tag.attrs))) for tag in body(site, case.name).find_all()}


@pytest.fixture(scope="session")
def harmless(hostile_build: HostileBuild) -> Elements:
    return set().union(*(elements(hostile_build.site, case) for case in HARMLESS))


@of_accepted
def test_a_hostile_text_stands_on_its_page_as_text(case: Case, hostile_build: HostileBuild) -> None:
    shown = squeezed(body(hostile_build.site, case.name).get_text())
    for text in case.texts:
        assert squeezed(text) in shown


@of_accepted
def test_a_hostile_page_has_only_what_a_harmless_one_has(
    case: Case, hostile_build: HostileBuild, harmless: Elements
) -> None:
    assert elements(hostile_build.site, case) <= harmless
    for tag in body(hostile_build.site, case.name).select("[src], [href], [action]"):
        for name in ("src", "href", "action"):
            schemes = {"", "http", "https", "mailto"} if name == "href" else {""}
            assert urlsplit(str(tag.get(name, ""))).scheme in schemes
        assert not urlsplit(str(tag.get("src", ""))).netloc


@of_accepted
def test_the_data_of_a_hostile_page_ends_no_script(case: Case, hostile_build: HostileBuild) -> None:
    scripts = body(hostile_build.site, case.name).select("script[type$=json]")
    harmless = body(hostile_build.site, HARMLESS[0].name).select("script[type$=json]")
    assert len(scripts) == len(harmless)
    for script in scripts:
        assert "<" not in script.get_text()
        json.loads(script.get_text())


def test_data_of_a_hostile_template_ends_no_script(hostile_site: Path) -> None:
    text = (hostile_site / "templates/hostile/index.html").read_text(encoding="utf-8")
    data = text.partition('id="plan_data">')[2].partition("</script>")[0]
    assert "<" not in data
    assert json.loads(data)["tasks"][0]["title"] == "<script>pwned=12</script> before"


def test_a_hostile_template_is_shown_as_text(hostile_site: Path) -> None:
    inline = "script:not([src], [type$=json])"
    of_the_theme = len(soup(hostile_site, "about").select(inline))
    for address in ("", "templates", "categories/data", "templates/hostile"):
        document = soup(hostile_site, address)
        assert len(document.select(inline)) == of_the_theme
        for script in document.select("script[src]"):
            assert str(script["src"]).replace("../", "").startswith("assets/")
        assert (
            document.select("article img, article iframe, article [onload], [onerror], [onclick]")
            == []
        )
        assert document.select("article svg[onload], [onmouseover]") == []
    article = one(soup(hostile_site, "templates/hostile"), "article")
    assert words(one(article, "h1")).startswith("x</title><script>window.pwned=1</script><img")
    assert "{{ 7 * 7 }}" in words(article)
    assert "{: onclick=pwned=5 }" in words(article)
    for link in article.select("a[href]"):
        assert urlsplit(str(link["href"])).scheme in {"", "https"}
    feed = (hostile_site / "feed.xml").read_text(encoding="utf-8")
    assert "<script" not in feed
    assert not feedparser.parse(feed).bozo


def test_every_other_file_of_a_hostile_site_is_well_formed(hostile_build: HostileBuild) -> None:
    site = hostile_build.site
    for path in site.rglob("*.json"):
        json.loads(path.read_bytes())
    for path in site.rglob("*.xml"):
        ET.fromstring(path.read_bytes())
    lines = (site / "llms.txt").read_text(encoding="utf-8").split("\n")
    count = len(list((hostile_build.folder / "checkout/templates").glob("*/*.yml")))
    assert sum(line.startswith("- [") for line in lines) == count


def test_a_build_writes_nothing_outside_its_site_and_reads_nothing_beside_it(
    hostile_build: HostileBuild,
) -> None:
    made = {
        name: content
        for name, content in hostile_build.after.items()
        # Python keeps what it has compiled beside the hook.
        if not re.match(r"site(/|$)|checkout/hooks/(.*/)?__pycache__(/|$)", name)
    }
    assert made == hostile_build.before
    for path in hostile_build.site.rglob("*"):
        assert not path.is_symlink()
        assert path.is_dir() or SECRET.encode() not in path.read_bytes()


def test_a_refused_file_beside_them_leaves_no_site(tmp_path: Path) -> None:
    (tmp_path / "secret.yml").write_text(SECRET)
    checkout = a_small_checkout(tmp_path / "checkout")
    for case in [*ACCEPTED, REFUSED[0]]:
        (checkout / f"templates/data/{case.name}.yml").write_bytes(case.data)
    (checkout / "templates/data/leak.yml").symlink_to(tmp_path / "secret.yml")
    run = build(checkout, tmp_path / "site")
    assert run.returncode == 1
    assert f"templates/data/{REFUSED[0].name}.yml:{REFUSED[0].place}: " in run.stderr
    assert "templates/data/leak.yml:1:1: : this is a symbolic link" in run.stderr
    assert SECRET not in run.stdout + run.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["checkout", "secret.yml"]


# Paths -----------------------------------------------------------------------------------------

CATEGORIES = (ROOT / "templates/categories.yml").read_text(encoding="utf-8")
LINK = "this is a symbolic link"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A templates folder with one good template, and a secret beside it."""
    templates = tmp_path / "templates"
    (templates / "home").mkdir(parents=True)
    (templates / "categories.yml").write_text(CATEGORIES)
    (templates / "home/small-plan.yml").write_text(template_text())
    (tmp_path / "secret.yml").write_text(template_text(title=SECRET))
    return templates


def problems_of(folder: Path) -> list[str]:
    library = read_library(read_folder(folder, "templates"), "templates")
    assert all(SECRET not in entry.template.title for entry in library.entries)
    return [f"{it.path}:{it.line}:{it.column}: {it.message}" for it in library.problems]


def link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def a_socket(path: Path) -> None:
    # The address of a socket has room for 107 bytes; the path of a test may be longer.
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(here)


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("home/leak.yml", link("../../secret.yml"), LINK),
        ("home/leak.yaml", link("../../secret.yml"), LINK),
        ("home/readme.md", link("../../secret.yml"), LINK),
        ("home/no-ending", link("../../secret.yml"), LINK),
        ("home/.hidden", link("../../secret.yml"), LINK),
        ("home/.hidden.yml", link("../../secret.yml"), LINK),
        (".git", link("../.."), LINK),
        ("home/inside.yml", link("small-plan.yml"), LINK),
        ("home/password.yml", link("/etc/passwd"), LINK),
        ("home/noise.yml", link("/dev/urandom"), LINK),
        ("home/memory.yml", link("/proc/self/environ"), LINK),
        ("home/gone.yml", link("nowhere"), LINK),
        ("home/gone", link("nowhere"), LINK),
        ("home/itself.yml", link("itself.yml"), LINK),
        ("home/long.yml", link("x" * 255), LINK),
        ("events", link(".."), LINK),
        ("home/loop", link("."), LINK),
        ("home/up.yml", link("../.."), LINK),
        ("home/root", link("/"), LINK),
        ("home/<b>{{ x }}", link("/"), LINK),
        ("home/pipe.yml", os.mkfifo, "this is a pipe"),
        ("home/pipe", os.mkfifo, "this is a pipe"),
        ("home/.pipe", os.mkfifo, "this is a pipe"),
        ("pipe.YAML", os.mkfifo, "this is a pipe"),
        ("home/socket.yml", a_socket, "this is a socket"),
        ("home/socket", a_socket, "this is a socket"),
        ("home/folder.yml", Path.mkdir, "this is a folder"),
    ],
)
def test_links_and_special_files_are_refused_once_at_their_own_place(
    folder: Path,
    name: str,
    make: Callable[[Path], None],
    reason: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make(folder / name)
    [problem] = problems_of(folder)
    assert problem.startswith(f"templates/{name}:1:1: {reason}")
    assert main(["--templates", str(folder), "check"]) == 1
    told = capsys.readouterr().out
    assert f"{name}:1:1: : {reason}" in told
    assert told.count("\n") == 1
    assert SECRET not in told


@pytest.mark.parametrize("target", ["real", "real/", "../templates", "nowhere"])
def test_a_templates_folder_that_is_a_link_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "real/home").mkdir(parents=True)
    (tmp_path / "real/home/leak.yml").write_text(template_text(title=SECRET))
    (tmp_path / "templates").symlink_to(target)
    assert f"templates:1:1: {LINK}; put a plain file here" in problems_of(tmp_path / "templates")


def test_categories_that_are_a_link_are_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "categories.yml").write_text(CATEGORIES)
    (folder / "categories.yml").unlink()
    (folder / "categories.yml").symlink_to(tmp_path / "categories.yml")
    [problem] = problems_of(folder)
    assert problem.startswith(f"templates/categories.yml:1:1: {LINK}")


def test_a_file_that_may_not_be_read_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "home/closed.yml").write_text(template_text(title=SECRET))
    opened = Path.open

    def forbidding(path: Path, mode: str) -> object:
        if path.name == "closed.yml":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    # The tests may run as root, whom no permission holds.
    monkeypatch.setattr(Path, "open", forbidding)
    [problem] = problems_of(folder)
    assert problem.startswith("templates/home/closed.yml:1:1: cannot be read (Permission denied)")


def test_what_is_no_template_stays_out_of_it(folder: Path) -> None:
    for name in ("README.md", ".DS_Store", "home/.draft.yml", "home/notes.md", ".git/x.yml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(SECRET)
    (folder / ".git/link").symlink_to("/")
    assert problems_of(folder) == []


def test_a_thousand_folders_in_folders_are_looked_through(folder: Path) -> None:
    deep = folder / "home"
    for _ in range(1_500):
        deep = deep / "d"
        deep.mkdir()
    (deep / "leak.yml").symlink_to("/etc/passwd")
    try:
        [problem] = problems_of(folder)
    finally:
        # Python's own way to delete it, which pytest takes, is recursive.
        subprocess.run(["rm", "-rf", folder / "home"], check=True)
    assert problem.endswith(f":1:1: {LINK}; put a plain file here")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("dots...yml", "is no slug"),
        ("a..yml", "is too short"),
        ("con fig.yml", "is no slug"),
        ("trailing .yml", "is no slug"),
        ("trailing..yml", "is no slug"),
        ("Upper.yml", "is no slug"),
        ("%2e%2e%2fetc.yml", "is no slug"),
        ("__proto__.yml", "is no slug"),
        ("\u0430bcd.yml", "is no slug"),
        ("a\u202elmy.exe.yml", "is no slug"),
        ("--output=x.yml", "is no slug"),
        ("$(reboot).yml", "is no slug"),
        ("`reboot`.yml", "is no slug"),
        ("a;rm -rf.yml", "is no slug"),
        ("<script>.yml", "is no slug"),
        ("{{ config }}.yml", "is no slug"),
        ("a\nb.yml", "is no slug"),
        ("\x1b[2J.yml", "is no slug"),
        (f"{'a' * 61}.yml", "is too long"),
        ("small-copy.yaml", "does not end in .yml"),
        ("small-copy.YML", "does not end in .yml"),
    ],
)
def test_a_hostile_file_name_is_refused_and_shown_harmlessly(
    folder: Path, name: str, reason: str
) -> None:
    (folder / "home" / name).write_text(template_text(title="Another plan"))
    slug = slugify(name.rpartition(".")[0])[:60]
    neighbour = template_text(title="Its neighbour", related=f"[{slug}-x, nothing-like-it]")
    (folder / "home/neighbour.yml").write_text(neighbour)
    problems = read_library(read_folder(folder, "templates"), "templates").problems
    told = [as_text(problem) for problem in problems]
    assert any(":1:1: " in line and reason in line for line in told)
    assert all(line.isprintable() for line in told)


@pytest.mark.parametrize("name", ["con", "nul", "index", "constructor", "page", "assets"])
def test_a_slug_that_is_taken_elsewhere_is_a_slug_here(name: str) -> None:
    data = template_text().encode()
    assert read_alone(SourceFile(f"{name}.yml", f"{name}.yml", data), None).template


@pytest.mark.parametrize("category", ["..", ".", "Home", "__proto__", "home\u200b", "a"])
def test_a_file_in_a_folder_of_another_name_is_refused(category: str) -> None:
    file = SourceFile(f"{category}/small-plan.yml", "x", template_text().encode())
    [problem] = read_alone(file, ["home"]).problems
    assert "unknown category" in problem.message
