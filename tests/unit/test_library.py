import json

import pytest

from plan_catalogue.library import Entry, Library, SourceFile, read_alone, read_library
from plan_catalogue.model import Tag
from tests.builders import template_text

CATEGORIES = SourceFile(
    "categories.yml",
    "templates/categories.yml",
    json.dumps(
        [
            {"key": key, "title": key, "description": f"Plans for {key} and more.", "icon": key}
            for key in ("software", "home")
        ],
        indent=1,
    ).encode(),
)


def a_file(name: str, text: str | None = None, **changes: str) -> SourceFile:
    """Return a template; its title is its name unless there is another among the changes."""
    if text is None:
        text = template_text(**{"title": f"The plan {name}", **changes})
    return SourceFile(name, f"templates/{name}", text.encode())


def refused(name: str) -> SourceFile:
    reason = "this is a symbolic link; put a plain file here"
    return SourceFile(name, f"templates/{name}", b"", reason)


def library(*files: SourceFile, categories: SourceFile | None = CATEGORIES) -> Library:
    return read_library([*files, *([categories] if categories else [])], "templates")


def told(found: Library) -> list[str]:
    return [f"{p.path}:{p.line}:{p.column}: {p.field}: {p.message}" for p in found.problems]


def slugs(found: Library) -> list[str]:
    return [entry.template.slug for entry in found.entries]


# A folder --------------------------------------------------------------------------------------


def test_templates_come_in_the_order_of_files_and_categories_in_their_own() -> None:
    found = library(a_file("software/abc.yml"), a_file("home/xyz.yml"), a_file("home/def.yml"))
    assert found.problems == ()
    assert not found.broken
    assert [category.key for category in found.categories] == ["software", "home"]
    assert slugs(found) == ["def", "xyz", "abc"]
    entry = found.entries[0]
    assert isinstance(entry, Entry)
    assert (entry.name, entry.category) == ("home/def.yml", found.categories[1])


def test_a_file_with_problems_is_left_out_and_the_others_stay() -> None:
    found = library(a_file("home/one.yml"), a_file("home/two.yml", "title: ["))
    assert slugs(found) == ["one"]
    assert set(found.broken) == {"two"}
    assert len(found.problems) == 1


def test_all_problems_are_told_in_the_order_of_files_and_lines() -> None:
    found = library(
        a_file("software/two.yml", title="The plan home/one.yml", related="[zzz]"),
        a_file("home/one.yml", next="[one]"),
        a_file("home/ab.yml", added="soon", related="[on]"),
        a_file("garden/six.yml"),
    )
    assert [(problem.path, problem.field) for problem in found.problems] == [
        ("templates/garden/six.yml", ""),
        ("templates/home/ab.yml", ""),
        ("templates/home/ab.yml", "added"),
        ("templates/home/ab.yml", "related[0]"),
        ("templates/home/one.yml", "next[0]"),
        ("templates/software/two.yml", "title"),
        ("templates/software/two.yml", "related[0]"),
    ]
    assert found.problems == tuple(sorted(found.problems))


def test_nothing_is_told_of_an_empty_folder_with_categories() -> None:
    found = library()
    assert len(found.categories) == 2
    assert (found.entries, found.problems) == ((), ())
    assert not found.broken


# Places and names ------------------------------------------------------------------------------


def test_an_unknown_category_names_the_nearest() -> None:
    assert told(library(a_file("sofware/one.yml"), a_file("zzz/two.yml"))) == [
        (
            'templates/sofware/one.yml:1:1: : unknown category "sofware" (the folder\'s name); '
            'did you mean "software"?'
        ),
        (
            'templates/zzz/two.yml:1:1: : unknown category "zzz" (the folder\'s name); '
            "known are: software, home"
        ),
    ]


@pytest.mark.parametrize("name", ["one.yml", "home/old/one.yml", "home/software/one.yml"])
def test_a_template_lies_in_the_folder_of_its_category(name: str) -> None:
    found = library(a_file(name))
    assert told(found) == [
        (
            f"templates/{name}:1:1: : a template lies in the folder of its category; "
            "move it to <category>/<slug>.yml"
        )
    ]
    assert found.entries == ()
    assert set(found.broken) == {"one"}


@pytest.mark.parametrize("name", ["one.yaml", "one.YML", "one.yml.yaml"])
def test_a_file_ends_in_yml(name: str) -> None:
    found = library(a_file(f"home/{name}"))
    assert f'templates/home/{name}:1:1: : "{name}" does not end in .yml; rename the file' in (
        told(found)
    )
    assert found.entries == ()


def test_a_file_of_categories_in_another_folder_is_a_template() -> None:
    text = CATEGORIES.data.decode()
    [problem] = told(library(a_file("home/categories.yml", text)))
    assert "a list stands here; write a template" in problem


def test_a_wrong_place_is_told_beside_the_problems_inside_and_in_their_order() -> None:
    lines = told(library(a_file("garden/One.yaml", added="soon")))
    assert [line.split(":")[1] for line in lines] == ["1", "1", "1", "3"]


# Refused files ---------------------------------------------------------------------------------


def test_a_refused_file_has_that_one_problem() -> None:
    found = library(refused("home/One.yaml"), a_file("home/two.yml"))
    assert told(found) == [
        "templates/home/One.yaml:1:1: : this is a symbolic link; put a plain file here"
    ]
    assert slugs(found) == ["two"]


def test_a_refused_file_is_one_of_the_broken_ones() -> None:
    assert set(library(refused("home/one.yml")).broken) == {"one"}


def test_two_refused_files_are_no_duplicates() -> None:
    assert len(told(library(refused("home/one.yml"), refused("home/two.yml")))) == 2


def test_refused_categories_are_none() -> None:
    found = library(a_file("home/one.yml"), categories=refused("categories.yml"))
    assert told(found) == [
        "templates/categories.yml:1:1: : this is a symbolic link; put a plain file here"
    ]
    assert (found.categories, found.entries) == ((), ())


# Categories ------------------------------------------------------------------------------------


def test_missing_categories_are_one_problem_and_not_one_of_every_template() -> None:
    found = library(a_file("home/one.yml"), categories=None)
    assert told(found) == [
        (
            "templates/categories.yml:1:1: : there is no such file; "
            "write one with the catalogue's categories"
        )
    ]
    assert (found.categories, found.entries) == ((), ())


@pytest.mark.parametrize("data", [b"", b"- [", b"home: Home", b"- {key: home}", b"\xff"])
def test_broken_categories_are_none_and_templates_are_checked_all_the_same(data: bytes) -> None:
    broken = SourceFile("categories.yml", "templates/categories.yml", data)
    found = library(a_file("home/one.yml"), a_file("zzz/two.yml", added="1"), categories=broken)
    paths = [problem.path for problem in found.problems]
    assert set(paths[:-1]) == {"templates/categories.yml"}
    assert paths[-1] == "templates/zzz/two.yml"
    assert (found.categories, found.entries) == ((), ())


def test_a_duplicate_category_is_told_with_both_places() -> None:
    data = CATEGORIES.data.replace(b'"key": "home"', b'"key": "software"')
    [problem] = told(library(categories=SourceFile("categories.yml", "templates/c", data)))
    assert problem == (
        "templates/categories.yml:9:10: [1].key: "
        'duplicate category "software"; [0].key at 3:10 has it already, write another'
    )


# Tags ------------------------------------------------------------------------------------------

TAGS = b"- {key: travel, meaning: Going somewhere.}\n- {key: pets, meaning: Animals at home.}\n"


def tags(data: bytes) -> SourceFile:
    return SourceFile("tags.yml", "templates/tags.yml", data)


def test_the_tags_and_their_meanings_are_read_and_templates_may_have_others() -> None:
    found = library(a_file("home/one.yml", tags="[pets, hens]"), tags(TAGS))
    assert found.problems == ()
    assert found.tags == (Tag("travel", "Going somewhere."), Tag("pets", "Animals at home."))
    assert slugs(found) == ["one"]


def test_a_folder_may_have_no_list_of_tags() -> None:
    found = library(a_file("home/one.yml", tags="[pets]"))
    assert (found.problems, found.tags) == ((), ())


def test_a_list_of_tags_with_problems_is_none_and_templates_stay() -> None:
    twice = TAGS.replace(b"pets", b"travel")
    found = library(a_file("home/one.yml"), tags(twice))
    assert told(found) == [
        (
            'templates/tags.yml:2:9: [1].key: duplicate tag "travel"; '
            "[0].key at 1:9 has it already, write another"
        )
    ]
    assert (found.tags, slugs(found)) == ((), ["one"])
    assert told(library(refused("tags.yml"))) == [
        "templates/tags.yml:1:1: : this is a symbolic link; put a plain file here"
    ]


def test_a_file_of_tags_in_the_folder_of_a_category_is_a_template() -> None:
    assert slugs(library(a_file("home/tags.yml"))) == ["tags"]


# Between files ---------------------------------------------------------------------------------


def test_a_slug_is_unique_over_all_categories() -> None:
    found = library(a_file("software/one.yml"), a_file("home/one.yml"))
    assert told(found) == [
        (
            'templates/software/one.yml:1:1: : duplicate slug "one"; '
            "templates/home/one.yml has it already, rename one"
        )
    ]
    assert [entry.name for entry in found.entries] == ["home/one.yml"]
    assert set(found.broken) == {"one"}


def test_every_further_file_of_a_slug_names_the_first() -> None:
    files = [a_file("home/one.yml"), a_file("home/one.yaml"), a_file("software/one.yml")]
    duplicates = [line for line in told(library(*files)) if "duplicate slug" in line]
    assert [line.partition("; ")[2] for line in duplicates] == [
        "templates/home/one.yaml has it already, rename one"
    ] * 2


def test_a_title_is_unique_and_names_both_places() -> None:
    found = library(
        a_file("software/one.yml", title="The plan"), a_file("home/two.yml", title="'The plan '")
    )
    assert told(found) == [
        (
            'templates/software/one.yml:1:8: title: duplicate title "The plan"; '
            "templates/home/two.yml:1:8 has it already, write another"
        )
    ]


def test_titles_are_compared_also_of_files_with_other_problems() -> None:
    files = [
        a_file("home/one.yml", title="The plan", added="soon"),
        a_file("home/two.yml", title="The plan"),
    ]
    assert any("duplicate title" in line for line in told(library(*files)))


def test_related_and_next_name_other_templates() -> None:
    found = library(
        a_file("home/one.yml", related="[two, three]", next="[three]"),
        a_file("home/two.yml"),
        a_file("software/three.yml", next="[one]"),
    )
    assert found.problems == ()


@pytest.mark.parametrize("key", ["related", "next"])
def test_an_unknown_slug_names_the_nearest(key: str) -> None:
    found = library(
        a_file("home/moving-house.yml", **{key: "[paintin-walls, zzzzz]"}),
        a_file("home/painting-walls.yml"),
    )
    near, far = (line.split(": ", 1)[1] for line in told(found))
    assert near == (
        f'{key}[0]: no template has the slug "paintin-walls"; did you mean "painting-walls"?'
    )
    assert far.startswith(f'{key}[1]: no template has the slug "zzzzz"; known are: ')
    assert {problem.path for problem in found.problems} == {"templates/home/moving-house.yml"}
    assert slugs(found) == ["painting-walls"]


def test_the_nearest_is_never_the_template_itself() -> None:
    [problem] = told(library(a_file("home/one-plan.yml", related="[one-pla]")))
    assert 'no template has the slug "one-pla"; ' in problem
    assert '"one-plan"' not in problem


@pytest.mark.parametrize("key", ["related", "next"])
def test_a_template_does_not_name_itself(key: str) -> None:
    [problem] = told(library(a_file("home/one.yml", **{key: "[one]"})))
    assert problem.endswith(f"{key}[0]: a template does not name itself; remove it")


def test_a_template_may_be_named_that_has_problems_of_its_own() -> None:
    files = [a_file("home/one.yml", related="[two]"), a_file("home/two.yml", "title: [")]
    assert [line.split(":")[0] for line in told(library(*files))] == ["templates/home/two.yml"]


# A file alone ----------------------------------------------------------------------------------


def test_a_file_alone_is_read_without_the_rules_between_files() -> None:
    reading = read_alone(a_file("home/one.yml", related="[one, zzz]"), ["home"])
    assert reading.problems == ()
    assert reading.template is not None


def test_of_a_file_elsewhere_the_folder_says_nothing() -> None:
    for name in ("one.yml", "a/b/one.yaml", "zzz/one.txt"):
        reading = read_alone(a_file(name), None)
        assert reading.problems == ()
        assert reading.template is not None
        assert reading.template.slug == "one"


def test_a_file_of_the_folder_is_told_its_place_also_alone() -> None:
    reading = read_alone(a_file("zzz/one.yaml", added="soon"), ["home"])
    assert reading.template is None
    assert [problem.line for problem in reading.problems] == [1, 1, 3]


def test_where_no_category_is_known_none_is_unknown() -> None:
    assert read_alone(a_file("zzz/one.yml"), []).template is not None


@pytest.mark.parametrize("categories", [None, ["home"]])
def test_a_refused_file_is_refused_also_alone(categories: list[str] | None) -> None:
    reading = read_alone(refused("home/one.yml"), categories)
    assert (reading.template, reading.title) == (None, None)
    [problem] = reading.problems
    assert problem.message == "this is a symbolic link; put a plain file here"
