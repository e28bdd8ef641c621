import json
import re

import pytest

from plan_catalogue.problems import (
    FORMATS,
    Problem,
    Suggestions,
    as_github_annotation,
    as_text,
    did_you_mean,
    field_name,
    printable,
    quote,
)

PATH = "templates/home/moving.yml"
PROBLEM = Problem(PATH, 3, 14, "tasks[3].after", 'no "a"; write "b"', "who-waits-for-whom")
WHOLE = Problem(PATH, 1, 1, "", "the file is empty", "plain-files")
ADVICE = Problem(PATH, 2, 8, "title", "is much like another", "near-duplicates", is_advice=True)


def test_people_read_place_field_and_message() -> None:
    assert as_text(PROBLEM) == (
        'templates/home/moving.yml:3:14: tasks[3].after: no "a"; write "b". '
        "See CONTRIBUTING.md#who-waits-for-whom"
    )
    assert as_text(WHOLE) == (
        "templates/home/moving.yml:1:1: : the file is empty. See CONTRIBUTING.md#plain-files"
    )


@pytest.mark.parametrize(("message", "end"), [("a b", "a b. "), ("a b.", "a b. "), ("c?", "c? ")])
def test_a_message_ends_as_a_sentence_before_the_paragraph_that_explains_it(
    message: str, end: str
) -> None:
    problem = Problem("a.yml", 1, 1, "", message, "keys")
    assert problem.lesson == f"{end}See CONTRIBUTING.md#keys"


def test_advice_is_told_from_problems_in_every_format() -> None:
    assert as_text(ADVICE).startswith(
        "templates/home/moving.yml:2:8: title: advice: is much like another. See "
    )
    assert as_github_annotation(ADVICE).startswith(
        "::notice file=templates/home/moving.yml,line=2,col=8::title: advice: is much like another"
    )
    [row] = json.loads(FORMATS["json"]([ADVICE]))
    assert row["message"].startswith("advice: is much like another")


def test_a_pull_request_shows_an_annotation() -> None:
    assert as_github_annotation(PROBLEM) == (
        '::error file=templates/home/moving.yml,line=3,col=14::tasks[3].after: no "a"; write "b". '
        "See CONTRIBUTING.md#who-waits-for-whom"
    )
    assert as_github_annotation(WHOLE) == (
        "::error file=templates/home/moving.yml,line=1,col=1::the file is empty. "
        "See CONTRIBUTING.md#plain-files"
    )


def test_an_annotation_escapes_what_would_end_a_property_or_a_line() -> None:
    problem = Problem("a,b:c%d\r\n::\x1be.yml", 1, 2, "f", "100 %, g: h\r\n::error::i", "keys")
    assert as_github_annotation(problem) == (
        r"::error file=a%2Cb%3Ac%25d%0D%0A%3A%3A\x1be.yml,line=1,col=2::"
        r"f: 100 %25, g: h\r\n::error::i. See CONTRIBUTING.md#keys"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_a_message_forges_no_line_and_no_colour(form: str) -> None:
    text = FORMATS[form]([Problem("a.yml", 1, 2, "f", "b\n::error::c\x1b[31md\u202ee", "keys")])
    assert "\n::" not in text
    assert not re.search("[\x1b\u202e]", text)


def test_text_and_annotations_stand_on_a_line_each() -> None:
    for name, one in (("text", as_text), ("github", as_github_annotation)):
        assert FORMATS[name]([PROBLEM, WHOLE]) == f"{one(PROBLEM)}\n{one(WHOLE)}\n"
        assert FORMATS[name]([]) == ""


def test_json_keeps_every_part_by_its_name() -> None:
    problem = Problem("ü.yml", 1, 2, "f", 'say "ä".', "keys")
    assert json.loads(FORMATS["json"]([problem])) == [
        {
            "path": "ü.yml",
            "line": 1,
            "column": 2,
            "field": "f",
            "message": 'say "ä". See CONTRIBUTING.md#keys',
        }
    ]
    assert "ü" in FORMATS["json"]([problem])
    assert FORMATS["json"]([]) == "[]\n"


def test_a_path_cannot_act_on_a_terminal() -> None:
    assert as_text(Problem("\x1b[2J\n\u202e.yml", 1, 1, "f", "m", "keys")) == (
        "\\x1b[2J\\n\\u202e.yml:1:1: f: m. See CONTRIBUTING.md#keys"
    )


def test_problems_are_in_the_order_of_files_lines_and_columns() -> None:
    ordered = [
        Problem("a.yml", 2, 9, "z", "z", "keys"),
        Problem("a.yml", 10, 1, "a", "a", "keys"),
        Problem("a.yml", 10, 2, "a", "a", "keys"),
        Problem("a.yml", 10, 2, "a", "b", "keys"),
        Problem("b.yml", 1, 1, "", "", "keys"),
    ]
    assert sorted([ordered[n] for n in (4, 1, 3, 0, 2)]) == ordered


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ü 日本 😀", '"plain ü 日本 😀"'),
        ("a\tb\nc\r", '"a\\tb\\nc\\r"'),
        ("\x00\x1b[31m\x7f\x85", '"\\x00\\x1b[31m\\x7f\\x85"'),
        ("\u202e\u2066\u2028\u200b\ufeff", '"\\u202e\\u2066\\u2028\\u200b\\ufeff"'),
        ("\ud800\U000e0041", '"\\ud800\\U000e0041"'),
        ("x" * 80, f'"{"x" * 80}"'),
        ("x" * 81, f'"{"x" * 79}…"'),
        ("", '""'),
    ],
)
def test_foreign_text_is_quoted_harmlessly_and_short(text: str, shown: str) -> None:
    assert quote(text) == shown


def test_a_quotation_may_be_shorter() -> None:
    assert quote("abcdef", 5) == '"abcd…"'
    assert quote("abcde", 5) == '"abcde"'


def test_only_what_shows_is_printable() -> None:
    assert printable("a b\u00a0c") == "a b\\xa0c"


@pytest.mark.parametrize(
    ("key", "shown"),
    [("a_b-C9", "a_b-C9"), ("a.b[0]", "a?b?0?"), ("é\n", "??"), ("", "?"), ("k" * 50, "k" * 40)],
)
def test_a_field_path_names_keys_harmlessly(key: str, shown: str) -> None:
    assert field_name(key) == shown


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("titel", ["title", "summary"], 'did you mean "title"?'),
        ("Title", ["title", "summary"], 'did you mean "title"?'),
        ("TAGS", ["TAG", "Tags"], 'did you mean "Tags"?'),
        ("author", ["authors", "added"], 'did you mean "authors"?'),
        ("begin-2", ["begin-1", "end"], 'did you mean "begin-1"?'),
        ("straße", ["STRASSE"], 'did you mean "STRASSE"?'),
        ("xyz", ["title", "summary"], "known are: title, summary"),
        ("xyz", [], "there is none yet"),
        ("", ["title"], "known are: title"),
        ("title" * 999, ["title"], "known are: title"),
    ],
)
def test_what_is_unknown_names_the_nearest_or_all(
    name: str, known: list[str], expected: str
) -> None:
    assert did_you_mean(name, known) == expected


def test_of_two_that_are_equally_near_the_first_counts() -> None:
    assert did_you_mean("aB", ["AB", "ab"]) == 'did you mean "AB"?'


def test_of_a_flood_of_unknown_names_the_first_twenty_are_compared() -> None:
    suggest = Suggestions(name for name in ("title", "summary"))
    advice = [suggest("titel") for _ in range(22)]
    assert advice[:20] == ['did you mean "title"?'] * 20
    assert advice[20:] == ["see the known ones above"] * 2


def test_of_many_that_are_known_the_thirty_nearest_are_shown() -> None:
    assert did_you_mean("xyz", [f"a{n}" for n in range(30)]).endswith("a28, a29")
    many = did_you_mean("xyz", [*(f"a{n}" for n in range(40)), "y-is-in-it-at-least"])
    assert many.startswith("known are: y-is-in-it-at-least, a")
    assert many.endswith(", …")
    assert many.count(", ") == 30
