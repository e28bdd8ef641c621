"""The command line, `plans` (specification: downloads.md, The command line).

Exit codes: 0, nothing wrong; 1, a template has problems; 2, wrong usage, with one line on
standard error and no file written.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from plan_catalogue import clock, options, schema, settings, starter
from plan_catalogue.advice import Checked, advise
from plan_catalogue.disk import read_file, read_folder, write_new, write_whole
from plan_catalogue.exports import csv, ics
from plan_catalogue.exports import json as plan_json
from plan_catalogue.library import (
    CATEGORIES_FILE,
    LISTS,
    TAGS_FILE,
    Library,
    SourceFile,
    categories_of,
    read_alone,
    read_library,
    tags_of,
)
from plan_catalogue.model import WEEKENDS, Template
from plan_catalogue.problems import FORMATS, Problem, did_you_mean, printable, quote
from plan_catalogue.reading import template_slug_problem
from plan_catalogue.schedule import REMINDERS, Choices, Plan, latest_start, schedule
from plan_catalogue.values import slug_problem
from plan_catalogue.workdays import Workdays

_OK, _PROBLEMS, _USAGE = 0, 1, 2


class _UsageError(Exception):
    """Wrong usage; the message says in one line what would be right."""


class _TemplateError(Exception):
    """Problems of templates that end a command."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self.problems = problems


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage before it."""

    def __init__(self, **settings: Any) -> None:
        """Take what argparse takes; abbreviated options would tie scripts to their number."""
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        cure = "" if ";" in message else f"; see {self.prog} --help"
        raise _UsageError(message + cure)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    try:
        arguments = _parser().parse_args(argv)
        command: Callable[[argparse.Namespace], int] = arguments.command
        return command(arguments)
    except _UsageError as error:
        _complain(f"plans: {printable(str(error))}\n")
        return _USAGE
    except _TemplateError as error:
        _complain(FORMATS["text"](error.problems))
        return _PROBLEMS
    except BrokenPipeError:
        _silence()  # the reader of a pipe has seen enough
        return _OK
    except (OSError, RuntimeError) as error:
        # A path too long, a loop of links, a full disk behind standard output.
        _silence()
        _complain(f"plans: {printable(str(error))}; name something that can be read or written\n")
        return _USAGE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="plans", description="Check, begin and export plan templates.")
    parser.add_argument("--templates", type=Path, default=Path("templates"), metavar="FOLDER")
    common = _Parser(add_help=False)
    # Without a default of its own it leaves alone what stood before the command.
    common.add_argument(
        "--templates", type=Path, default=argparse.SUPPRESS, metavar="FOLDER",
        help="the templates folder (default: templates)",
    )  # fmt: skip
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", parents=[common], help="show every problem of every file")
    check.add_argument("paths", nargs="*", type=Path, metavar="FILE or FOLDER")
    check.add_argument("--format", choices=FORMATS, default="text")
    check.add_argument(
        "--advice", action="store_true",
        help="show also what a reviewer should look at; it is no problem",
    )  # fmt: skip
    check.set_defaults(command=_check)

    new = commands.add_parser("new", parents=[common], help="write a commented starter file")
    new.add_argument("place", metavar="CATEGORY/SLUG")
    new.set_defaults(command=_new)

    export = commands.add_parser("export", parents=[common], help="write a plan for a day")
    export.add_argument("template", metavar="SLUG or FILE")
    export.add_argument("--date", required=True, type=options.day, metavar="DAY", help="2027-01-04")
    export.add_argument("--by", choices=("start", "finish"), default="start")
    export.add_argument("--weekends", choices=WEEKENDS)
    export.add_argument("--holidays", type=options.days, default=(), metavar="D,D")
    export.add_argument("--reminder", choices=REMINDERS, default="none")
    export.add_argument("--skip", type=options.words, default=(), metavar="ID,ID")
    export.add_argument("--name", type=options.plan_name, default="", metavar="TEXT")
    export.add_argument("--format", choices=_EXPORTS, default="ics")
    export.add_argument("--output", type=Path, metavar="FILE")
    export.add_argument("--site-url", type=options.site_url, metavar="URL")
    export.add_argument("--stamp", type=options.stamp, metavar="20270101T000000Z")
    export.set_defaults(command=_export)

    show_schema = commands.add_parser("schema", parents=[common], help="print the JSON Schema")
    show_schema.set_defaults(command=_schema)

    show_list = commands.add_parser("list", parents=[common], help="print the catalogue")
    show_list.add_argument("--json", action="store_true")
    show_list.set_defaults(command=_list)
    return parser


# Commands --------------------------------------------------------------------------------------


def _check(arguments: argparse.Namespace) -> int:
    folder: Path = arguments.templates
    found = [_problems_of(path, folder) for path in arguments.paths or [_existing(folder)]]
    problems = {problem for problems in found for problem in problems}
    advice = _advice(arguments.paths, folder) if arguments.advice else []
    _write(FORMATS[arguments.format](sorted([*problems, *advice])))
    if arguments.format == "text":
        count = len(problems)
        summary = f"{count} problem{'s' * (count > 1)}" if count else "no problems"
        summary += f", advice: {len(advice) or 'none'}" if arguments.advice else ""
        _complain(f"plans check: {summary}\n")
    return _PROBLEMS if problems else _OK


def _new(arguments: argparse.Namespace) -> int:
    library = _library(arguments.templates)
    category, _, slug = arguments.place.partition("/")
    known = [category.key for category in library.categories]
    if category not in known:
        raise _UsageError(f"unknown category {quote(category)}; {did_you_mean(category, known)}")
    if message := template_slug_problem(slug):
        raise _UsageError(message)
    if slug in {*library.broken, *(entry.template.slug for entry in library.entries)}:
        raise _UsageError(f"there is a template {quote(slug)} already; choose another slug")
    titles = [entry.template.title for entry in library.entries]
    path = arguments.templates / category / f"{slug}.yml"
    if path.parent.is_symlink():
        raise _UsageError(f"{path.parent} is a symbolic link; put a folder there")
    text = starter.render(starter.title_of(slug, titles), _now().date())
    try:
        write_new(path, text)
    except OSError as error:
        raise _UsageError(f"{path} cannot be written: {error.strerror}; name another") from error
    _write(f"{path.as_posix()}\n")
    return _OK


def _export(arguments: argparse.Namespace) -> int:
    template = _template(arguments.template, arguments.templates)
    text = _EXPORTS[arguments.format](_plan(template, arguments), arguments)
    if not arguments.output:
        _write(text)
        return _OK
    try:
        write_whole(arguments.output, text)
    except OSError as error:
        message = f"--output: {arguments.output} cannot be written: {error.strerror}"
        raise _UsageError(f"{message}; name another file") from error
    return _OK


def _calendar(plan: Plan, arguments: argparse.Namespace) -> str:
    site_url = arguments.site_url or _site_url(arguments.templates)
    return ics.render(plan, site_url=site_url, stamp=arguments.stamp or _now())


_EXPORTS: dict[str, Callable[[Plan, argparse.Namespace], str]] = {
    "ics": _calendar,
    "csv": lambda plan, _: csv.render(plan),
    "json": lambda plan, _: plan_json.render(plan),
}


def _schema(_: argparse.Namespace) -> int:
    _write(schema.render())
    return _OK


def _list(arguments: argparse.Namespace) -> int:
    library = _library(arguments.templates)
    rows = [
        {
            "slug": entry.template.slug,
            "title": entry.template.title,
            "category": entry.category.key,
            "anchor": entry.template.anchor,
            "tasks": len(entry.template.tasks),
            "days": entry.template.days,
            "points": entry.template.points,
            "summary": entry.template.summary,
        }
        for entry in library.entries
    ]
    if arguments.json:
        _write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        width = max((len(str(row["slug"])) for row in rows), default=0)
        for row in rows:
            figures = f"{row['tasks']} tasks, {row['days']} days, {row['points']} points"
            _write(f"{row['slug']:{width}}  {row['title']} ({row['category']}; {figures})\n")
    if library.problems:
        raise _TemplateError(library.problems)
    return _OK


# Templates -------------------------------------------------------------------------------------


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        where = "run plans beside it, or name it with --templates"
        raise _UsageError(f"there is no folder {quote(str(folder))}; {where}")
    return folder


def _library(folder: Path) -> Library:
    shown = printable(folder.as_posix())
    return read_library(read_folder(_existing(folder), shown), shown)


def _problems_of(path: Path, templates: Path) -> Sequence[Problem]:
    """Return the problems of one argument of `check`."""
    if not path.exists() and not path.is_symlink():
        raise _UsageError(f"there is no file or folder {quote(str(path))}; check its name")
    if not path.is_dir():
        return _problems_of_file(path, templates)
    if (path / CATEGORIES_FILE).exists():
        return _library(path).problems
    if templates.is_dir() and templates.resolve().is_relative_to(path.resolve()):
        return _library(templates).problems
    if not path.resolve().is_relative_to(templates.resolve()):
        files = read_folder(path, printable(path.as_posix()))
        return [problem for file in files for problem in read_alone(file, None).problems]
    inside = path.resolve().relative_to(templates.resolve())
    folder = f"{printable((templates / inside).as_posix())}/"
    return [p for p in _library(templates).problems if p.path.startswith(folder)]


def _problems_of_file(path: Path, templates: Path) -> Sequence[Problem]:
    file, is_inside = _named(path, templates)
    if file.refused or not is_inside:
        return read_alone(file, None).problems
    listed = templates / CATEGORIES_FILE
    known = [read_file(listed, CATEGORIES_FILE)] if listed.exists() or listed.is_symlink() else []
    categories, problems = categories_of(known, printable(templates.as_posix()))
    if file.name == CATEGORIES_FILE:
        return problems
    if file.name == TAGS_FILE:
        return tags_of([file])[1]
    return [*problems, *read_alone(file, [category.key for category in categories]).problems]


def _named(path: Path, templates: Path) -> tuple[SourceFile, bool]:
    """Return a file that somebody named, and whether it lies in the templates folder.

    Whoever names a file elsewhere may name a link; in the folder every link may be a stranger's,
    also one on the way to the file.
    """
    places = [(Path(os.path.abspath(path)), Path(os.path.abspath(templates)))]  # noqa: PTH100 - resolve() would follow links
    places += [(path.absolute().parent.resolve() / path.name, templates.resolve())]
    for whole, folder in places:
        if whole.is_relative_to(folder):
            inside = whole.relative_to(folder)
            for parent in reversed(inside.parents[:-1]):
                if (templates / parent).is_symlink():
                    return read_file(templates / parent, inside.as_posix()), True
            return read_file(path, inside.as_posix()), True
    return read_file(path, path.name, follow=True), False


def _advice(paths: Sequence[Path], templates: Path) -> list[Problem]:
    """Return the advice on the templates of `paths`, compared with all of the catalogue."""
    files = _files(templates, templates)
    asked = files
    if paths and not any(templates.resolve().is_relative_to(path.resolve()) for path in paths):
        asked = {place: file for path in paths for place, file in _files(path, templates).items()}
    others = [file for place, file in files.items() if place not in asked]
    tags, _ = tags_of(list(files.values()))
    return advise(_checked(asked.values()), _checked(others), tags)


def _checked(files: Iterable[SourceFile]) -> list[Checked]:
    readings = [(file, read_alone(file, None).template) for file in files if file.name not in LISTS]
    return [Checked(template, file) for file, template in readings if template]


def _files(path: Path, templates: Path) -> dict[Path, SourceFile]:
    """Return the template files of a folder, or the file, by their place on the disk."""
    if not path.is_dir():
        return {path.resolve(): _named(path, templates)[0]}
    files = read_folder(path, printable(path.as_posix()))
    folder = path.resolve()
    return {folder / file.name: file for file in files}


def _template(name: str, folder: Path) -> Template:
    """Return the template of a slug, or of a file: a slug has neither dot nor slash."""
    path = Path(name) if slug_problem(name) else _find(name, _existing(folder))
    if not path.is_file():
        raise _UsageError(f"there is no template or file {quote(name)}; see plans list")
    reading = read_alone(_named(path, folder)[0], None)
    if reading.template is None:
        raise _TemplateError(reading.problems)
    return reading.template


def _find(slug: str, folder: Path) -> Path:
    files = read_folder(folder, str(folder))
    paths = [Path(folder, file.name) for file in files if file.name not in LISTS]
    found = [path for path in paths if path.stem == slug]
    if not found:
        known = [path.stem for path in paths]
        raise _UsageError(f"no template has the slug {quote(slug)}; {did_you_mean(slug, known)}")
    if len(found) > 1:
        places = " and ".join(path.as_posix() for path in found)
        raise _UsageError(f"{places} have the slug {quote(slug)}; name one of the files")
    return found[0]


def _plan(template: Template, arguments: argparse.Namespace) -> Plan:
    """Return the plan that the options ask for, or raise _UsageError."""
    ids = [task.id for task in template.tasks]
    for name in arguments.skip:
        if name not in ids:
            cure = did_you_mean(name, ids)
            raise _UsageError(f"--skip: no task has the id {quote(name)}; {cure}")
    try:
        choices = Choices(
            anchor_day=_anchor_day(template, arguments),
            weekends=arguments.weekends or template.weekends,
            holidays=arguments.holidays,
            skip=frozenset(arguments.skip),
            reminder=arguments.reminder,
            name=arguments.name,
        )
        return schedule(template, choices)
    except ValueError as error:
        raise _UsageError(str(error)) from error


def _anchor_day(template: Template, arguments: argparse.Namespace) -> date:
    day: date = arguments.date
    if arguments.by == "start":
        return day
    if template.anchor == "event":
        message = f"this plan counts from an event ({template.anchor_label})"
        raise _UsageError(f"{message}; leave out --by finish")
    weekends = arguments.weekends or template.weekends
    return latest_start(template.tasks, day, weekends, Workdays(arguments.holidays))


# Surroundings ----------------------------------------------------------------------------------


def _now() -> datetime:
    try:
        return clock.now(os.environ)
    except ValueError as error:
        raise _UsageError(str(error)) from error


def _site_url(templates: Path) -> str:
    try:
        config = templates.resolve().parent / "mkdocs.yml"
        return settings.site_url(config, os.environ)
    except ValueError as error:
        raise _UsageError(str(error)) from error


def _write(text: str) -> None:
    if not sys.stdout:  # None when a script has closed it
        raise _UsageError("standard output is closed; open it, or use --output")
    # Bytes, whatever the terminal's encoding and line ends are: a calendar has its own.
    sys.stdout.buffer.write(text.encode())
    sys.stdout.flush()


def _complain(text: str) -> None:
    if sys.stderr:
        sys.stderr.buffer.write(text.encode())
        sys.stderr.flush()


def _silence() -> None:
    """Let nothing more be written to standard output: Python would try again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
