"""All templates of a folder together, and the rules between their files (template-format.md)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plan_catalogue.model import Category, Tag, Template
from plan_catalogue.problems import Problem, Suggestions, did_you_mean, quote
from plan_catalogue.reading import (
    Reading,
    Reference,
    read_categories,
    read_tags,
    read_template,
)
from plan_catalogue.rules import FILE, NAMES, RELATED, Rule
from plan_catalogue.values import slug_problem

CATEGORIES_FILE = "categories.yml"
TAGS_FILE = "tags.yml"
LISTS = {CATEGORIES_FILE, TAGS_FILE}
"""The files of a templates folder that are no templates."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the templates folder.

    `name` is its place in the folder, with slashes; `path` what problems call it. `refused` says
    why there is no `data`: a symbolic link, for one.
    """

    name: str
    path: str
    data: bytes
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A template in its category. `name` is its file's place in the templates folder."""

    template: Template
    category: Category
    name: str


@dataclass(frozen=True, slots=True)
class Library:
    """What a folder holds. `entries` are the templates without problems, in the order of files.

    `broken` are the others' problems by slug, where the file's name is one. `tags` are the
    vocabulary's; templates may have others.
    """

    categories: tuple[Category, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    broken: Mapping[str, tuple[Problem, ...]]
    tags: tuple[Tag, ...] = ()


def by_title(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in the order in which the catalogue is listed."""
    return sorted(entries, key=lambda entry: (entry.template.title.casefold(), entry.template.slug))


def read_library(files: Sequence[SourceFile], folder: str) -> Library:
    """Read every file; `folder` is what problems call the templates folder itself."""
    files = sorted(files, key=lambda file: file.path)
    categories, problems = categories_of(files, folder)
    tags, wrong = tags_of(files)
    problems += wrong
    keys = [category.key for category in categories]
    readings = [(file, read_alone(file, keys)) for file in files if file.name not in LISTS]
    for _, reading in readings:
        problems += reading.problems
    problems += _between([reading for file, reading in readings if not file.refused])
    problems.sort()
    bad = {problem.path for problem in problems}
    by_key = {category.key: category for category in categories}
    return Library(
        categories=categories,
        entries=tuple(
            Entry(reading.template, by_key[file.name.split("/")[0]], file.name)
            for file, reading in readings
            if reading.template and file.path not in bad and keys
        ),
        problems=tuple(problems),
        broken={
            reading.slug: tuple(problem for problem in problems if problem.path == reading.path)
            for _, reading in readings
            if reading.path in bad and not slug_problem(reading.slug)
        },
        tags=tags,
    )


def read_alone(file: SourceFile, categories: Sequence[str] | None) -> Reading:
    """Read one template without the rules between files.

    `categories` are the known ones for a file of the templates folder, None for one elsewhere:
    its folder says nothing.
    """
    name = file.name.rpartition("/")[2]
    slug = name.rpartition(".")[0] or name
    if file.refused:
        refusal = _whole(file.path, file.refused, FILE)
        return Reading(file.path, slug, None, (refusal,), None, ())
    problems = list(_place_problems(file, categories)) if categories is not None else []
    reading = read_template(file.path, slug, file.data)
    if not problems:
        return reading
    return replace(reading, template=None, problems=tuple(sorted([*problems, *reading.problems])))


def categories_of(
    files: Sequence[SourceFile], folder: str
) -> tuple[tuple[Category, ...], list[Problem]]:
    """Return the categories of a templates folder, and what is wrong with them.

    Of its `files` only one is looked at; `folder` is what problems call the folder itself.
    """
    path = f"{folder}/{CATEGORIES_FILE}"
    for file in files:
        if file.name == CATEGORIES_FILE and not file.refused:
            categories, problems = read_categories(path, file.data)
            return categories, list(problems)
        if file.name == CATEGORIES_FILE:
            return (), [_whole(path, file.refused, FILE)]
    if any(file.name == "." for file in files):
        return (), []  # the folder was refused: nobody knows what it holds
    message = "there is no such file; write one with the catalogue's categories"
    return (), [_whole(path, message, NAMES)]


def tags_of(files: Sequence[SourceFile]) -> tuple[tuple[Tag, ...], Sequence[Problem]]:
    """Return the vocabulary of tags, and what is wrong with its file; a folder may have none."""
    for file in files:
        if file.name == TAGS_FILE:
            refused = (_whole(file.path, file.refused, FILE),)
            return ((), refused) if file.refused else read_tags(file.path, file.data)
    return (), ()


def _place_problems(file: SourceFile, categories: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with where a template file lies and what it is called."""
    parts = file.name.split("/")
    if not file.name.endswith(".yml"):
        message = f"{quote(parts[-1])} does not end in .yml; rename the file"
        yield _whole(file.path, message, NAMES)
    if len(parts) != 2:
        message = "a template lies in the folder of its category; move it to <category>/<slug>.yml"
        yield _whole(file.path, message, NAMES)
    elif categories and parts[0] not in categories:
        cure = did_you_mean(parts[0], categories)
        message = f"unknown category {quote(parts[0])} (the folder's name); {cure}"
        yield _whole(file.path, message, NAMES)


def _between(readings: Sequence[Reading]) -> Iterator[Problem]:
    """Yield what files say against each other: equal slugs, equal titles, unknown slugs."""
    slugs: dict[str, str] = {}
    titles: dict[str, str] = {}
    for reading in readings:
        first = slugs.setdefault(reading.slug, reading.path)
        if first != reading.path:
            message = f"duplicate slug {quote(reading.slug)}; {first} has it already, rename one"
            yield _whole(reading.path, message, NAMES)
        if title := reading.title:
            place = f"{reading.path}:{title.line}:{title.column}"
            first = titles.setdefault(title.value, place)
            if first != place:
                cure = f"{first} has it already, write another"
                message = f"duplicate title {quote(title.value)}; {cure}"
                yield _at(title, reading.path, message, NAMES)
    suggest = Suggestions(slug for slug in slugs if not slug_problem(slug))
    for reading in readings:
        for reference in reading.references:
            if reference.value == reading.slug:
                message = "a template does not name itself; remove it"
            elif reference.value not in slugs:
                cure = suggest(reference.value, other_than=reading.slug)
                message = f"no template has the slug {quote(reference.value)}; {cure}"
            else:
                continue
            yield _at(reference, reading.path, message, RELATED)


def _whole(path: str, message: str, rule: Rule) -> Problem:
    return Problem(path, 1, 1, "", message, rule.anchor)


def _at(place: Reference, path: str, message: str, rule: Rule) -> Problem:
    return Problem(path, place.line, place.column, place.field, message, rule.anchor)
