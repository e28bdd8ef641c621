"""The command line, as its users and their scripts see it (downloads.md, The command line)."""

import io
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plan_catalogue.cli import main
from tests.builders import template_text
from tests.conftest import ROOT
from tests.sites import a_few_templates

STAMP = "--stamp=20270101T000000Z"
EXPORT = ("export", "system-integration", "--date", "2027-01-04", STAMP)


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    error: str


Plans = Callable[..., Run]


@pytest.fixture
def plans(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Plans:
    """Runs a command in the repository, without the environment of whoever runs the tests."""
    monkeypatch.chdir(ROOT)
    for name in ("SITE_URL", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path) -> Run:
        code = main([str(argument) for argument in arguments])
        captured = capfdbinary.readouterr()
        return Run(code, captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A templates folder of one's own, with a few real templates."""
    return a_few_templates(tmp_path / "templates")


def assert_wrong_usage(run: Run, *words: str) -> None:
    assert run.code == 2
    assert run.out == ""
    assert run.error.count("\n") == 1
    for word in words:
        assert word in run.error


# check -----------------------------------------------------------------------------------------


def test_check_of_a_good_catalogue_says_nothing_on_standard_output(plans: Plans) -> None:
    assert plans("check") == Run(0, "", "plans check: no problems\n")


def test_check_names_every_problem_of_every_file_in_order(plans: Plans, folder: Path) -> None:
    for name in ("software/system-integration", "home/moving-house"):
        path = folder / f"{name}.yml"
        path.write_text(
            path.read_text().replace("points: 20", "points: lots").replace("faq:", "fag:")
        )
    run = plans("check", "--templates", folder)
    lines = run.out.splitlines()
    assert run.code == 1
    assert run.error == f"plans check: {len(lines)} problems\n"
    places = [re.match(r"(.*?):(\d+):(\d+): ", line) for line in lines]
    order = [(place[1], int(place[2]), int(place[3])) for place in places if place]
    assert order == sorted(order)
    assert len(order) == len(lines)
    assert {path for path, *_ in order} == {
        f"{folder}/home/moving-house.yml",
        f"{folder}/software/system-integration.yml",
    }


def test_check_writes_json(plans: Plans, folder: Path) -> None:
    assert json.loads(plans("check", "--templates", folder, "--format", "json").out) == []
    (folder / "home/bad.yml").write_text("title: x\n")
    problems = json.loads(plans("check", "--templates", folder, "--format", "json").out)
    assert problems[0].keys() == {"path", "line", "column", "field", "message"}
    assert {"path": f"{folder}/home/bad.yml", "line": 1, "column": 8, "field": "title"}.items() <= (
        next(problem for problem in problems if problem["column"] == 8).items()
    )


def test_check_annotates_for_github(plans: Plans, folder: Path) -> None:
    (folder / "home/bad.yml").write_text("title: x\n")
    run = plans("check", "--templates", folder, "--format", "github")
    assert f"::error file={folder}/home/bad.yml,line=1,col=8::title: has 1 character" in run.out


def test_a_single_file_is_checked_alone_wherever_it_lies(plans: Plans, folder: Path) -> None:
    # Its title is that of another template, and its related one exists nowhere.
    text = (folder / "software/system-integration.yml").read_text()
    draft = folder.parent / "my-draft.yml"
    draft.write_text(text.replace("website-redesign", "nowhere"))
    assert plans("check", draft, "--templates", folder).code == 0
    inside = Path(shutil.copy(draft, folder / "home/my-draft.yml"))
    assert plans("check", inside, "--templates", folder).code == 0
    assert plans("check", "--templates", folder).code == 1


def test_the_folders_name_is_checked_for_a_file_in_the_templates_folder(
    plans: Plans, folder: Path
) -> None:
    (folder / "sofware").mkdir()
    file = Path(shutil.copy(folder / "home/moving-house.yml", folder / "sofware/new-one.yml"))
    run = plans("check", file, "--templates", folder)
    assert run.code == 1
    assert 'unknown category "sofware" (the folder\'s name); did you mean "software"?' in run.out


def test_check_takes_files_and_folders_and_says_each_thing_once(plans: Plans, folder: Path) -> None:
    bad = folder / "home/bad.yml"
    bad.write_text("- not a mapping\n")
    one = plans("check", bad, "--templates", folder)
    assert plans("check", folder / "home", bad, folder, "--templates", folder).out == one.out
    assert plans("check", folder / "software", "--templates", folder).code == 0
    assert plans("check", folder).out == one.out  # a folder with categories is a catalogue
    assert plans("check", folder / "home").out == one.out  # and one without is files


def test_check_of_a_folder_around_the_templates_checks_the_templates(
    plans: Plans, folder: Path
) -> None:
    (folder.parent / "mkdocs.yml").write_text("site_name: no template\n")
    assert plans("check", folder.parent, "--templates", folder).code == 0
    (folder / "home/bad.yml").write_text("- 1\n")
    whole = plans("check", "--templates", folder)
    assert plans("check", folder.parent, "--templates", folder) == whole


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A templates folder with two templates on which there is no advice."""
    folder = tmp_path / "shelf"
    for place, title in (("home/one", "Moving House Plan"), ("people/two", "First Day Plan")):
        path = folder / f"{place}.yml"
        path.parent.mkdir(parents=True)
        words = " ".join(f"{place}{number}" for number in range(20))
        path.write_text(template_text(title=title, summary=words, why=words))
    shutil.copy(ROOT / "templates/categories.yml", folder)
    two = folder / "people/two.yml"
    two.write_text(
        re.sub("Begin|Go on|End", lambda word: f"{word[0]} the second time", two.read_text())
    )
    return folder


def a_copy(shelf: Path, name: str) -> Path:
    """Write a template that is much like the first of the shelf."""
    text = (shelf / "home/one.yml").read_text().replace("Moving House", "Another Move")
    path = shelf / name
    path.write_text(text)
    return path


def test_advice_is_shown_when_asked_for_and_fails_nothing(plans: Plans, shelf: Path) -> None:
    options = ("check", "--templates", shelf)
    assert plans(*options, "--advice") == Run(0, "", "plans check: no problems, advice: none\n")
    copy = a_copy(shelf, "home/another.yml")
    assert plans(*options) == Run(0, "", "plans check: no problems\n")
    run = plans(*options, "--advice")
    assert (run.code, run.error) == (0, "plans check: no problems, advice: 2\n")
    places = [line.partition(": advice: is much like ")[0] for line in run.out.splitlines()]
    assert places == [f"{copy}:1:8: title", f"{shelf}/home/one.yml:1:8: title"]
    assert run.out.count("See CONTRIBUTING.md#near-duplicates") == 2


def test_advice_stands_among_problems_in_the_order_of_files(plans: Plans, shelf: Path) -> None:
    a_copy(shelf, "home/another.yml")
    (shelf / "home/bad.yml").write_text("title: x\n")
    run = plans("check", "--advice", "--format=github", "--templates", shelf)
    assert run.code == 1
    kinds = [line.partition(" ")[0] for line in run.out.splitlines()]
    assert kinds[0] == kinds[-1] == "::notice"
    assert "::error" in kinds


def test_advice_on_named_files_compares_them_with_the_catalogue(plans: Plans, shelf: Path) -> None:
    draft = a_copy(shelf, "../my-draft.yml").resolve()
    options = ("--advice", "--templates", shelf)
    run = plans("check", draft, *options)
    assert run.out.startswith(f"{draft}:1:8: title: advice: is much like")
    assert f"({shelf}/home/one.yml)" in run.out
    assert run.out.count("\n") == 1
    link = shelf.parent / "link.yml"
    link.symlink_to(draft)
    assert plans("check", link, *options).out == run.out.replace(f"{draft}:", f"{link}:")
    assert plans("check", shelf / "home", *options).out == ""
    copy = a_copy(shelf, "home/another.yml")
    assert plans("check", copy, *options).out.startswith(f"{copy}:1:8: title: advice: ")
    assert plans("check", shelf / "home", *options).out.count("advice: ") == 2
    assert plans("check", shelf / "people", *options).out == ""
    whole = plans("check", *options)
    assert plans("check", shelf.parent, *options) == whole
    # Without a catalogue there is nothing to compare with.
    assert plans("check", draft, "--advice", "--templates", "nowhere").out == ""


def test_no_command_goes_through_a_link_in_the_templates_folder(
    plans: Plans, folder: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    (folder / "people").rename(outside)
    (folder / "people").symlink_to(outside)
    inside = folder / "people/new-employee.yml"
    options = ("--templates", folder)
    problem = f"{folder}/people:1:1: : this is a symbolic link"
    assert plans("check", *options).out.startswith(problem)
    assert plans("check", inside, *options).out.startswith(problem)
    run = plans("export", inside, "--date=2027-01-04", *options)
    assert (run.code, run.out) == (1, "")
    assert run.error.startswith(problem)
    assert_wrong_usage(plans("new", "people/leaver", *options), "symbolic link")
    assert sorted(path.name for path in outside.iterdir()) == ["new-employee.yml"]
    # A folder elsewhere may be named, but links in it lead nowhere either.
    (outside / "leak.yml").symlink_to(folder / "home/moving-house.yml")
    assert (
        f"{outside}/leak.yml:1:1: : this is a symbolic link"
        in plans("check", outside, *options).out
    )


def test_check_says_what_it_cannot_read(plans: Plans, folder: Path) -> None:
    (folder / "home/link.yml").symlink_to(folder / "home/moving-house.yml")
    run = plans("check", "--templates", folder)
    message = "this is a symbolic link; put a plain file here. See CONTRIBUTING.md#plain-files"
    assert (run.code, run.out) == (1, f"{folder}/home/link.yml:1:1: : {message}\n")
    assert plans("check", folder / "home/link.yml", "--templates", folder).out == run.out


def test_check_looks_at_the_categories_too(plans: Plans, folder: Path) -> None:
    (folder / "categories.yml").write_text("- key: home\n")
    whole = plans("check", "--templates", folder).out
    alone = plans("check", folder / "categories.yml", "--templates", folder).out
    assert alone.count("\n") == 3
    assert set(alone.splitlines()) <= set(whole.splitlines())


def test_check_looks_at_the_tags_too(plans: Plans, folder: Path) -> None:
    (folder / "tags.yml").write_text("- key: pets\n")
    whole = plans("check", "--templates", folder).out
    alone = plans("check", folder / "tags.yml", "--templates", folder).out
    assert whole == alone
    assert alone.startswith(f"{folder}/tags.yml:1:3: [0].meaning: ")
    (folder / "tags.yml").write_text("- {key: moving, meaning: From one home to another.}\n")
    run = plans("check", "--advice", "--templates", folder)
    assert run.code == 0
    assert "is none of the catalogue's tags; known are: moving. See CONTRIBUTING.md#tags" in run.out
    assert '"moving" is none' not in run.out


def test_check_of_one_file_tells_why_its_category_is_not_known(plans: Plans, folder: Path) -> None:
    options = ("check", folder / "home/moving-house.yml", "--templates", folder)
    (folder / "categories.yml").write_text("- 5\n")
    assert plans(*options).out.startswith(f"{folder}/categories.yml:1:3: [0]: a number stands here")
    (folder / "categories.yml").unlink()
    assert plans(*options).out.startswith(f"{folder}/categories.yml:1:1: : there is no such file")


def test_of_a_refused_templates_folder_only_that_is_told(plans: Plans, folder: Path) -> None:
    link = folder.with_name("link")
    link.symlink_to(folder)
    [line] = plans("check", "--templates", link).out.splitlines()
    assert line.startswith(f"{link}:1:1: : this is a symbolic link; ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "nowhere"), ('"nowhere"', "check its name")),
        (("check", "--templates", "nowhere"), ('"nowhere"', "--templates")),
        (("check", "--format", "xml"), ("'xml'", "github")),
        (("chekc",), ("chekc", "export")),
        ((), ("COMMAND", "--help")),
        (("list", "--all"), ("--all",)),
        (("list", "--js"), ("--js",)),
        (("check", "x" * 300), ("File name too long",)),
        (("list", "--templates", "x" * 5000), ("File name too long",)),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_one_line(
    plans: Plans, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    assert_wrong_usage(plans(*arguments), *words)


def test_the_templates_folder_may_be_named_before_or_after_the_command(
    plans: Plans, folder: Path
) -> None:
    (folder / "home/bad.yml").write_text("")
    assert plans("--templates", folder, "check") == plans("check", "--templates", folder)


# new -------------------------------------------------------------------------------------------


def test_new_writes_a_file_that_passes(plans: Plans, folder: Path) -> None:
    assert plans("new", "health/first-aid", "--templates", folder) == Run(
        0, f"{folder}/health/first-aid.yml\n", ""
    )
    assert plans("new", "home/first-aid-kit", "--templates", folder).code == 0
    assert plans("check", "--templates", folder).code == 0


def test_new_never_overwrites(plans: Plans, folder: Path) -> None:
    before = (folder / "home/moving-house.yml").read_bytes()
    assert_wrong_usage(plans("new", "home/moving-house", "--templates", folder), "another slug")
    # The address of a template is the same in every category.
    assert_wrong_usage(plans("new", "people/moving-house", "--templates", folder), "another slug")
    assert (folder / "home/moving-house.yml").read_bytes() == before
    assert not (folder / "people/moving-house.yml").exists()


def test_new_does_not_write_through_what_is_no_template(plans: Plans, folder: Path) -> None:
    (folder / "people/link.yml").symlink_to(folder.parent / "elsewhere.yml")
    assert_wrong_usage(plans("new", "people/link", "--templates", folder), "link")
    assert not (folder.parent / "elsewhere.yml").exists()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("hom/puppy", ('"hom"', 'did you mean "home"?')),
        ("puppy", ("unknown category",)),
        ("home/", ("slug",)),
        ("home/ab", ("3 to 60",)),
        ("home/New Puppy", ('such as "new-puppy"',)),
        ("home/../../etc", ("slug",)),
        ("home/" + "x" * 61, ("3 to 60",)),
    ],
)
def test_new_refuses_what_is_no_place(
    plans: Plans, folder: Path, place: str, words: tuple[str, ...]
) -> None:
    before = sorted(folder.rglob("*"))
    assert_wrong_usage(plans("new", place, "--templates", folder), *words)
    assert sorted(folder.rglob("*")) == before


def test_new_says_when_it_cannot_write(plans: Plans, folder: Path) -> None:
    shutil.rmtree(folder / "people")
    (folder / "people").write_text("a file where the folder would be")
    assert_wrong_usage(plans("new", "people/leaver", "--templates", folder), "cannot be written")


# export ----------------------------------------------------------------------------------------


def test_export_writes_a_calendar_by_default(plans: Plans) -> None:
    run = plans(*EXPORT)
    assert (run.code, run.error) == (0, "")
    assert run.out.startswith("BEGIN:VCALENDAR\r\n")
    assert run.out.count("BEGIN:VEVENT") == 8
    assert "UID:system-integration.build-connector.20270104@plans.example.org\r\n" in run.out


def test_export_is_right_to_the_day(plans: Plans) -> None:
    dates = re.findall("DTSTART;VALUE=DATE:(.*)\r\nDTEND;VALUE=DATE:(.*)\r\n", plans(*EXPORT).out)
    assert dates == [
        ("20270104", "20270105"),
        ("20270106", "20270107"),
        ("20270109", "20270110"),
        ("20270111", "20270112"),
        ("20270111", "20270118"),
        ("20270111", "20270118"),
        ("20270111", "20270118"),
        ("20270118", "20270119"),
    ]


def test_export_takes_all_choices(plans: Plans) -> None:
    run = plans(
        *EXPORT,
        "--weekends=workdays",
        "--holidays=2027-01-06, 2027-01-05",
        "--reminder=day-before",
        "--skip=monitor-verify,build-connector",
        "--name= ACME roll-out ",
        "--site-url=https://example.com/plans",
    )
    assert run.out.count("BEGIN:VEVENT") == 6
    assert run.out.count("TRIGGER:-PT15H") == 6
    assert "NAME:ACME roll-out\r\n" in run.out
    uid = "UID:system-integration.document-requirements.20270104.ACME%20roll-out@example.com"
    assert uid in run.out.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270108" in run.out  # the second working day after, two off


def test_export_by_finish_begins_on_the_latest_day(plans: Plans) -> None:
    run = plans("export", "system-integration", "--date=2027-01-20", "--by=finish", "--format=json")
    plan = json.loads(run.out)
    assert plan["date"] == "2027-01-06"
    assert plan["tasks"][-1]["end"] == "2027-01-20"


def test_export_takes_the_templates_own_weekends_unless_told(plans: Plans) -> None:
    day = ("export", "website-redesign", "--date=2027-01-02", "--format=json")
    assert json.loads(plans(*day).out)["weekends"] == "workdays"
    assert json.loads(plans(*day, "--weekends=keep").out)["weekends"] == "keep"


def test_export_of_a_file_wherever_it_lies(plans: Plans, folder: Path) -> None:
    draft = Path(shutil.copy(folder / "home/moving-house.yml", folder.parent / "our-move.yml"))
    run = plans(
        "export", draft, "--date", "2027-01-04", "--format", "csv", "--templates", "nowhere"
    )
    assert (run.code, run.error) == (0, "")
    assert run.out.startswith("\ufeffNo.,Task,")


def test_output_writes_the_same_bytes_to_a_file(plans: Plans, tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    assert plans(*EXPORT, "--output", target) == Run(0, "", "")
    assert target.read_bytes().decode() == plans(*EXPORT).out
    target.write_text("an older plan")
    target.chmod(0o640)
    plans(*EXPORT, "--output", target)
    assert target.read_bytes().decode() == plans(*EXPORT).out
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_output_may_be_a_device(plans: Plans) -> None:
    assert plans(*EXPORT, "--output", os.devnull) == Run(0, "", "")
    assert not Path(os.devnull).is_file()


def test_output_follows_a_link(plans: Plans, tmp_path: Path) -> None:
    (tmp_path / "real.ics").write_text("")
    (tmp_path / "link.ics").symlink_to("real.ics")
    plans(*EXPORT, "--output", tmp_path / "link.ics")
    assert (tmp_path / "link.ics").is_symlink()
    assert (tmp_path / "real.ics").read_text()


@pytest.mark.parametrize("place", ["nowhere/plan.ics", ""])
def test_output_that_cannot_be_written_says_so(plans: Plans, tmp_path: Path, place: str) -> None:
    assert_wrong_usage(plans(*EXPORT, "--output", tmp_path / place), "cannot be written")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--date=2027-02-30", ('"2027-02-30"', "2027-01-04")),
        ("--date=4.1.2027", ('"4.1.2027"', "2027-01-04")),
        ("--date=20270104", ("2027-01-04",)),
        ("--date=1969-12-31", ("1970 to 2199",)),
        ("--date=2200-01-01", ("1970 to 2199",)),
        ("--by=end", ("'end'", "finish")),
        ("--weekends=skip", ("'skip'", "workdays")),
        ("--holidays=2027-01-06,tomorrow", ('"tomorrow"',)),
        ("--reminder=late", ("'late'", "week-before")),
        ("--skip=build-conector", ('did you mean "build-connector"?',)),
        ("--name=" + "x" * 61, ("61", "60")),
        ("--name=a\nb", ("line break",)),
        ("--name=a\u202eb", ("U+202E",)),
        ("--name=a\udcffb", ("U+DCFF",)),
        ("--dat=2027-01-05", ("--dat",)),
        ("--format=pdf", ("'pdf'", "ics")),
        ("--site-url=plans.example.org", ("https://plans.example.org/",)),
        ("--site-url=https://[", ("https://plans.example.org/",)),
        ("--site-url=https://a\x01.example/", ("https://plans.example.org/",)),
        ("--site-url=https://a.example/?b", ("https://plans.example.org/",)),
        ("--stamp=now", ("20270101T000000Z",)),
        ("--stamp=20271301T000000Z", ("20270101T000000Z",)),
    ],
)
def test_a_bad_option_writes_nothing(
    plans: Plans, tmp_path: Path, option: str, words: tuple[str, ...]
) -> None:
    run = plans(*EXPORT, option, "--output", tmp_path / "plan.ics")
    assert_wrong_usage(run, *words)
    assert list(tmp_path.iterdir()) == []


def test_output_through_a_loop_of_links_says_so(plans: Plans, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert_wrong_usage(plans(*EXPORT, "--output", tmp_path / "loop"), "loop")


def test_all_tasks_left_out_is_no_plan(plans: Plans) -> None:
    tasks = json.loads(plans(*EXPORT, "--format=json").out)["tasks"]
    run = plans(*EXPORT, "--skip", ",".join(task["id"] for task in tasks))
    assert_wrong_usage(run, "keep one")


def test_an_event_has_no_finish(plans: Plans) -> None:
    run = plans("export", "moving-house", "--date=2027-01-04", "--by=finish")
    assert_wrong_usage(run, "Moving day", "--by finish")
    assert plans("export", "moving-house", "--date=2027-01-04", "--by=start").code == 0


def test_a_finish_too_early_for_any_start_is_refused(plans: Plans) -> None:
    run = plans("export", "system-integration", "--date=1970-01-10", "--by=finish")
    assert_wrong_usage(run, "1970 to 2199")


@pytest.mark.parametrize("name", ["system-integratoin", "no/such.yml", "../secret"])
def test_a_bad_slug_or_file_is_wrong_usage(plans: Plans, name: str) -> None:
    assert_wrong_usage(plans("export", name, "--date=2027-01-04"), name)


def test_a_link_in_the_templates_folder_is_not_exported(plans: Plans, folder: Path) -> None:
    secret = folder.parent / "secret.yml"
    secret.write_text("password: hunter2\n")
    (folder / "home/sneaky.yml").symlink_to(secret)
    run = plans("export", "sneaky", "--date=2027-01-04", "--templates", folder)
    assert (run.code, run.out) == (1, "")
    assert "symbolic link" in run.error
    assert "password" not in run.error


def test_a_slug_that_two_files_have_is_no_name(plans: Plans, folder: Path) -> None:
    shutil.copy(folder / "home/moving-house.yml", folder / "people")
    run = plans("export", "moving-house", "--date=2027-01-04", "--templates", folder)
    assert_wrong_usage(run, "home/moving-house.yml and ", "people/moving-house.yml")


def test_export_of_a_broken_file_prints_its_problems(plans: Plans, folder: Path) -> None:
    broken = folder / "home/moving-house.yml"
    broken.write_text(broken.read_text().replace("anchor: event", "anchor: evnt"))
    run = plans("export", "moving-house", "--date=2027-01-04", "--templates", folder)
    assert (run.code, run.out) == (1, "")
    line = f'{broken}:8:9: anchor: "evnt" is unknown; write start or event'
    assert run.error == f"{line}. See CONTRIBUTING.md#choices\n"


# The site's address and the clock ----------------------------------------------------------------


def test_the_site_url_is_the_configured_one(
    plans: Plans, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = (*EXPORT, "--templates", folder)
    assert "@plans.example.org\r\n" in plans(*elsewhere).out
    (folder.parent / "mkdocs.yml").write_text(
        "site_url: !ENV [SITE_URL, 'https://our.example/']\nx: !!python/name:os.system\n"
    )
    assert "@our.example\r\n" in plans(*elsewhere).out
    monkeypatch.setenv("SITE_URL", "https://theirs.example/")
    assert "@theirs.example\r\n" in plans(*elsewhere).out
    assert "@theirs.example\r\n" in plans(*EXPORT).out
    (folder.parent / "mkdocs.yml").unlink()
    assert "@theirs.example\r\n" in plans(*elsewhere).out


@pytest.mark.parametrize("text", ["site_name: x", "site_url: ''", "- [", "site_url: ftp://x/"])
def test_a_site_without_a_good_address_is_wrong_usage(
    plans: Plans, folder: Path, text: str
) -> None:
    (folder.parent / "mkdocs.yml").write_text(text)
    assert_wrong_usage(plans(*EXPORT, "--templates", folder))
    assert plans(*EXPORT, "--templates", folder, "--site-url=https://x.example/").code == 0
    # A spreadsheet has no address in it.
    assert plans(*EXPORT, "--templates", folder, "--format=csv").code == 0


def test_the_stamp_is_the_builds_moment_or_now(
    plans: Plans, monkeypatch: pytest.MonkeyPatch
) -> None:
    unstamped = EXPORT[:-1]
    assert re.search(r"DTSTAMP:20\d{6}T\d{6}Z\r\n", plans(*unstamped).out)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert "DTSTAMP:20260101T000000Z\r\n" in plans(*unstamped).out
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert_wrong_usage(plans(*unstamped), "SOURCE_DATE_EPOCH")


# schema, list ----------------------------------------------------------------------------------


def test_schema_prints_the_published_schema(plans: Plans) -> None:
    published = (ROOT / "docs/schema/template.schema.json").read_text()
    assert plans("schema") == Run(0, published, "")


def test_list_prints_a_line_each(plans: Plans, folder: Path) -> None:
    run = plans("list", "--templates", folder)
    title = "System Integration Project Plan (software; 8 tasks, 15 days, 175 points)"
    assert f"system-integration  {title}\n" in run.out
    assert run.out.count("\n") == 4


def test_list_shows_what_is_good_and_says_what_is_not(plans: Plans, folder: Path) -> None:
    (folder / "home/bad.yml").write_text("")
    run = plans("list", "--json", "--templates", folder)
    assert run.code == 1
    assert "moving-house" in {row["slug"] for row in json.loads(run.out)}
    assert f"{folder}/home/bad.yml:1:1: : the file is empty" in run.error


# The installed script ----------------------------------------------------------------------------


def test_the_script_writes_the_same_bytes_in_any_locale() -> None:
    script = Path(sys.executable).with_name("plans")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    outputs = [
        subprocess.run([script, *EXPORT], cwd=ROOT, env=env, check=True, capture_output=True).stdout
        for env in (environment, dict(os.environ))
    ]
    assert outputs[0] == outputs[1]
    assert "•".encode() in outputs[0]


@pytest.mark.parametrize(
    ("command", "code"), [("schema", 2), ("schema 2>&-", 2), ("chekc", 2), ("schema >&-", 2)]
)
def test_a_full_disk_behind_a_pipe_is_one_line(command: str, code: int) -> None:
    script = Path(sys.executable).with_name("plans")
    line = f"exec >/dev/full; '{script}' {command}"
    run = subprocess.run(["sh", "-c", line], cwd=ROOT, check=False, capture_output=True)
    assert run.returncode == code
    assert run.stderr.count(b"\n") == ("2>" not in command)


class Gone(io.TextIOWrapper):
    """Standard output whose reader has left, or whose disk is full."""

    def __init__(self, error: OSError) -> None:
        super().__init__(io.BytesIO())
        self.error = error

    def flush(self) -> None:
        if not self.closed:
            raise self.error

    def fileno(self) -> int:
        return os.open(os.devnull, os.O_WRONLY)


def test_whoever_leaves_early_is_fine_and_a_full_disk_is_not(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdout", Gone(BrokenPipeError()))
    assert main(["schema"]) == 0
    monkeypatch.setattr(sys, "stdout", Gone(OSError(28, "No space left on device")))
    assert main(["schema"]) == 2
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["schema"]) == 2
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["schema"]) == 2
    message = b"plans: [Errno 28] No space left on device; name something that can be read"
    assert capfdbinary.readouterr().err.startswith(message)


def test_a_reader_that_leaves_early_sees_no_traceback() -> None:
    script = Path(sys.executable).with_name("plans")
    with subprocess.Popen(
        [script, "schema"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
