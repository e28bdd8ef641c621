from datetime import date
from typing import Any

import pytest

from plan_catalogue.model import (
    Choice,
    IsoDate,
    Key,
    Kind,
    ListOf,
    Markdown,
    Phrase,
    Record,
    Slug,
    Text,
    Title,
    TrueOrText,
    Url,
    Whole,
)
from plan_catalogue.timing import parse
from plan_catalogue.values import Fields, Found, read, slug_problem, slugify
from plan_catalogue.yaml_nodes import Document
from tests.unit.test_yaml_nodes import FORBIDDEN


def reading(kind: Kind, text: str) -> tuple[Found | None, list[str]]:
    """Read a YAML text as a value of a kind at the field `f`."""
    document = Document("f.yml", text.encode())
    assert document.root is not None
    found = read(document, kind, document.root, "f")
    return found, [f"{p.line}:{p.column}: {p.field}: {p.message}" for p in document.problems]


def value(kind: Kind, text: str) -> Any:
    found, problems = reading(kind, text)
    assert problems == []
    assert found is not None
    return found.value


def refusal(kind: Kind, text: str) -> str:
    """Return the one problem of a value that is refused, without its place."""
    found, [problem] = reading(kind, text)
    assert found is None
    return problem.partition(": f: ")[2]


# One kind after the other ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Text(), "' a b '", "a b"),
        (Text(3), "abc", "abc"),
        (Text(1, 3), "abc", "abc"),
        (Title(1, 9), "a=b", "a=b"),
        (Markdown(), "|\n  *a*\n\n  b\n", "*a*\n\nb"),
        (Slug(), "a-1-b", "a-1-b"),
        (Phrase(), "2 Days  after", parse("2 days after")),
        (IsoDate(), "2028-02-29", date(2028, 2, 29)),
        (IsoDate(), "' 2027-01-04 '", date(2027, 1, 4)),
        (Url(), "http://example.org", "http://example.org"),
        (Url(), "HTTPS://example.org/ü?a=[b]#c", "HTTPS://example.org/ü?a=[b]#c"),
        (Choice(("a", "b")), "b", "b"),
        (Whole(0, 9), "9", 9),
        (Whole(0, 9), "1.0", 1),
        (Whole(0, 9), "-0", 0),
        (TrueOrText(Text()), "True", True),
        (TrueOrText(Text()), "'True'", "True"),
        (TrueOrText(Text()), "A person", "A person"),
    ],
)
def test_a_good_value_is_what_it_says(kind: Kind, text: str, expected: object) -> None:
    found = value(kind, text)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Text(), "---", "is empty; write a text or delete the line"),
        (Text(), "null", "is empty; write a text or delete the line"),
        (Text(), "' '", "is empty; write something"),
        (Text(5), r'"\u200b\u200d \u2060\u200b"', "nothing of it can be seen; write words"),
        (Text(), "1", '"1" is a number, not a text; put it in quotes'),
        (Text(), "1" * 99, f'"{"1" * 29}…" is a number, not a text; put it in quotes'),
        (Text(), "yes: no", "a mapping stands here, not a text; a text that holds a colon and a"),
        (Text(), "[]", "a list stands here, not a text; a text that begins with [ goes into"),
        (Text(), "- a", "a list stands here; write a text"),
        (Slug(), "2024", '"2024" is a number, not a text; put it in quotes'),
        (Text(3), "ab", "has 2 characters; write at least 3"),
        (Text(3, 5), "ab", "has 2 characters; write 3 to 5"),
        (Text(3, 5), "abcdef", "has 6 characters; write 3 to 5"),
        (Text(), '"a\\nb"', "a line break is not allowed here; write one line"),
        (Text(), '"a\\tb"', "a tab is not allowed; write spaces"),
        (Text(), '"a\tb"', "a tab is not allowed; write spaces"),
        (Title(1, 9), "＝1", 'a title may not begin with "＝"; begin with a word'),
        (Markdown(), "[]", "a list stands here, not a text; a text that begins with [ goes into"),
        (Markdown(1, 3), "abcd", "has 4 characters; write 1 to 3"),
        (Slug(1, 3), "abcd", "has 4 characters; write 1 to 3"),
        (Phrase(), "true", '"true" is no timing phrase; write one of: '),
        (Phrase(), "3 day", '"3 day" is no timing phrase; did you mean "Day 3" or "3 days after"?'),
        (Phrase(), "~", "is empty; write a timing phrase or delete the line"),
        (
            Phrase(),
            "[day of]",
            "a list stands here; write a timing phrase, and no list",
        ),
        (IsoDate(), "2027", '"2027" is no date; write year-month-day, such as 2026-05-31'),
        (
            Url(),
            "{}",
            "a mapping stands here, not an address; a text that begins with { goes into quotes",
        ),
        (Choice(("a", "b")), "~", "is empty; write a or b or delete the line"),
        (Choice(("a", "b")), "A", '"A" is unknown; write a or b'),
        (Choice(("a", "b")), "0", '"0" is unknown; write a or b'),
        (Whole(1, 9), "---", "nothing stands here; write a whole number from 1 to 9"),
        (Whole(1, 9), "{}", "a mapping stands here; write a whole number from 1 to 9"),
        (Whole(1, 9), "-.inf", '"-.inf" does not fit; write a whole number from 1 to 9'),
        (Whole(1, 9), ".nan", '".nan" does not fit; write a whole number from 1 to 9'),
        (
            Whole(1, 9),
            "“5”",
            '"“5”" does not fit; write a whole number from 1 to 9, without quotes',
        ),
        (Whole(1, 9), "1.5", '"1.5" does not fit; write a whole number from 1 to 9'),
        (Whole(1, 9), "true", '"true" does not fit; write a whole number from 1 to 9'),
        (TrueOrText(Text()), "false", "false says nothing; remove the key"),
        (TrueOrText(Text()), "~", "is empty; write a text or delete the line"),
        (TrueOrText(Text()), "[true]", "a list stands here, not a text; a text that begins with ["),
        (TrueOrText(Text(1, 2)), "abc", "has 3 characters; write 1 to 2"),
        (ListOf(Text()), "a", "a text stands here; write a list, each item on a line of its own"),
        (ListOf(Text()), "1", "a number stands here; write a list, each item on a line"),
        (ListOf(Text()), "true", "true or false stands here; write a list, each item"),
        (ListOf(Text()), "~", "nothing stands here; write a list, each item on a line"),
        (ListOf(Text()), "a: b", "a mapping stands here; write a list, each item on a line"),
    ],
)
def test_a_bad_value_is_told_with_what_would_be_right(kind: Kind, text: str, expected: str) -> None:
    assert refusal(kind, text).startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        *("2027-1-4", "04.01.2027", "2027-02-29", "2027-13-01", "0000-01-01", "+2027-01-04"),
        *("2027-01-04T00:00:00", "2027-W01-1", "٢٠٢٧-٠١-٠٤", "today"),
    ],
)
def test_a_date_is_a_day_of_the_calendar_in_iso_digits(text: str) -> None:
    assert refusal(IsoDate(), text) == (
        f'"{text}" is no date; write year-month-day, such as 2026-05-31'
    )


@pytest.mark.parametrize(
    "text",
    [
        *("example.org", "//example.org", "mailto:me@example.org", "javascript:alert(1)"),
        *("'https:'", "https:example.org", "https:///a", "https://:80", "https://a:b"),
        *("https://[::1", "https://a:99999", "'https://a b'", "https://a/<b>"),
        *('https://a/"b"', "https://a\\b", "https://a/`b`", "https://a/{b}", "https://a|b"),
    ],
)
def test_an_address_has_http_or_https_a_host_and_no_blanks(text: str) -> None:
    assert refusal(Url(), text).endswith("write one with https:// or http:// and no blanks")


@pytest.mark.parametrize("character", ["\n", "\t", *FORBIDDEN], ids=ascii)
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        pytest.param(Text(), "a%sb", id="text"),
        pytest.param(Title(1, 9), "a%sb", id="title"),
        pytest.param(Slug(), "a%sb", id="slug"),
        pytest.param(Phrase(), "day%sof", id="phrase"),
        pytest.param(IsoDate(), "2027-%s01-04", id="date"),
        pytest.param(Choice(("ab",)), "a%sb", id="choice"),
        pytest.param(TrueOrText(Text()), "a%sb", id="true-or-text"),
        pytest.param(Url(), "https://example.org/a%sb", id="address"),
    ],
)
def test_a_yaml_escape_is_no_way_to_write_what_may_not_be_written(
    kind: Kind, text: str, character: str
) -> None:
    assert refusal(kind, f'"{text}"' % f"\\u{ord(character):04x}")


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("a\\nb%sc", id="text"),
        pytest.param("a%s# b", id="before-a-heading"),
        pytest.param("a\\n`b%sc`", id="code"),
        pytest.param("```\\na\\nb%sc\\n```", id="fence"),
        pytest.param("a\\n\\n    b%sc", id="indented-code"),
        pytest.param("a\\n[b](https://example.org/%sc)", id="link"),
        pytest.param("a\\n[b](https://example.org/ 'b%sc')", id="link-title"),
    ],
)
def test_a_yaml_escape_in_markdown_is_no_such_way_either(markdown: str) -> None:
    accepted = [
        ascii(character)
        for character in ["\t", "\r", *FORBIDDEN]
        if not reading(Markdown(), f'"{markdown}"' % f"\\u{ord(character):04x}")[1]
    ]
    assert accepted == []


@pytest.mark.parametrize(
    "text",
    ['"ab\\u202ec"', '"ab\\0c"', '"ab\\x85c"', '"ab\\u2028c"', '"ab\\tc"', '"ab\tc"'],
)
def test_a_forbidden_character_is_told_where_it_is_written(text: str) -> None:
    [problem] = reading(Text(), text)[1]
    assert problem.startswith("1:4: f: ")


def test_a_line_break_is_told_where_the_text_was_begun() -> None:
    [problem] = reading(Text(), "|\n  ab\n  c")[1]
    message = "a line break is not allowed here; write one line, or one paragraph after `>-`"
    assert problem == f"1:1: f: {message}"


@pytest.mark.parametrize("text", ["a%sb", "`a%sb`", "'a%sb'"])
def test_zero_width_joiners_are_fine_in_every_text(text: str) -> None:
    for kind in (Text(), Markdown()):
        assert value(kind, f'"{text}"' % "\\u200d") == text % "\u200d"


# Markdown --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("|\n  a\n  <b>\n\n  # c\n", ["3:3", "5:3"]),
        ("|\n\n\n  <b>\n", ["4:3"]),
        (">- # folded\n  a\n  b\n\n  # c\n", ["5:3"]),
        ("|2+\n    <b>\n   c\n\n  # d\n\n", ["2:5", "5:3"]),
        ("'a\n\n  # it''s\n\n  ![c](d)'", ["3:3", "5:3"]),
        ('"\\n  a\\n# b\\n\\\n  \\x23 c"', ["1:9", "2:3"]),
        ("a <b>", ["1:3"]),
        ("a\n\n<b>", ["3:1"]),
        ("|\r\n  a\r\n  <b>\r\n", ["3:3"]),
    ],
)
def test_a_fault_of_markdown_is_told_at_its_line_in_the_file(text: str, places: list[str]) -> None:
    found, problems = reading(Markdown(), text)
    assert found is None
    assert [problem.partition(": f: ")[0] for problem in problems] == places


def test_of_a_flood_of_faults_the_first_twenty_are_told() -> None:
    _, problems = reading(Markdown(), "|\n" + "  # a\n" * 30)
    assert len(problems) == 21
    assert problems[-1] == "1:1: f: 10 more of the kind; write plain Markdown"
    assert len(reading(Markdown(), "|\n" + "  # a\n" * 20)[1]) == 20


def test_of_a_flood_of_mistyped_phrases_the_first_twenty_are_told_the_nearest() -> None:
    _, problems = reading(ListOf(Phrase()), "- 2 day\n" * 30)
    assert ["did you mean" in problem for problem in problems] == [True] * 20 + [False] * 10


# Lists and records -----------------------------------------------------------------------------


def test_a_list_keeps_the_good_items_and_tells_of_the_others() -> None:
    found, problems = reading(ListOf(Slug(), 1, 4), "[a, B, 1, c]")
    assert found is not None
    assert [(item.value, item.field) for item in found.value] == [("a", "f[0]"), ("c", "f[3]")]
    assert [problem.split(": ")[:2] for problem in problems] == [["1:5", "f[1]"], ["1:8", "f[2]"]]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (ListOf(Text(), 2, 3), "[]", "has 0 items; write 2 to 3"),
        (ListOf(Text(), 2, 3), "[a]", "has 1 item; write 2 to 3"),
        (ListOf(Text(), 2, 3), "[a, b, c, d]", "has 4 items; write 2 to 3"),
        (ListOf(Text(), 0, 1), "[a, b]", "has 2 items; write at most 1"),
    ],
)
def test_a_list_has_a_length(kind: Kind, text: str, expected: str) -> None:
    assert reading(kind, text)[1] == [f"1:1: f: {expected}"]


def test_what_is_beyond_the_length_of_a_list_is_looked_at_all_the_same() -> None:
    _, problems = reading(ListOf(Slug(), 0, 1), "[a, B, c]")
    assert [problem.partition(": ")[0] for problem in problems] == ["1:1", "1:5"]


def test_a_list_without_limits_may_be_long_or_empty() -> None:
    assert value(ListOf(Text()), "[]") == []
    assert len(value(ListOf(Text()), "\n".join(["- a"] * 999))) == 999


PAIR = Record(
    "a pair",
    (Key("left", Text(), "The left one.", required=True), Key("right", Whole(1, 9), "The other.")),
)


def test_a_record_knows_its_good_values_and_all_its_keys() -> None:
    found, problems = reading(PAIR, "left: a\nright: 0\nwrong: 1\n")
    assert found is not None
    fields: Fields = found.value
    assert [problem.partition(": ")[0] for problem in problems] == ["3:1", "2:8"]
    left = fields.get("left")
    assert left is not None
    assert (left.value, left.field, left.offset) == ("a", "f.left", 6)
    assert fields.get("right") is None
    assert fields.present == {"left", "right", "wrong"}


def test_the_items_of_a_record_are_those_of_its_lists() -> None:
    kind = Record("a record", (Key("list", ListOf(Text()), "Some."),))
    fields: Fields = value(kind, "list: [a, b]")
    assert [item.value for item in fields.items("list")] == ["a", "b"]
    assert fields.items("other") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", ["1:1: f.left: is missing; add `left:` (text). The left one."]),
        ("# a\n\n right: 1", ["3:2: f.left: is missing; add `left:` (text). The left one."]),
        ("[left]", ["1:1: f: a list stands here; write a pair with its keys: left"]),
        ("left", ["1:1: f: a text stands here; write a pair with its keys: left"]),
        ("left: a\nLeft: b", ['2:1: f.Left: unknown key "Left"; did you mean "left"?']),
        ("left: a\n'': b", ['2:1: f.?: unknown key ""; known are: left, right']),
        (
            'left: a\n"a.\\e[b": b',
            ['2:1: f.a???b: unknown key "a.\\x1b[b"; known are: left, right'],
        ),
    ],
)
def test_a_record_has_its_keys_and_no_others(text: str, expected: list[str]) -> None:
    assert reading(PAIR, text)[1] == expected


def test_a_key_by_another_name_is_told_its_own() -> None:
    kind = Record("a pair", (Key("left", Text(), "The left one.", also=("lhs",)),))
    assert reading(kind, "LHS: a")[1] == [
        '1:1: f.LHS: unknown key "LHS"; the key is called "left" here'
    ]


def test_of_a_flood_of_mistyped_keys_the_first_twenty_are_told_the_nearest() -> None:
    _, problems = reading(ListOf(PAIR), "- {left: a, lefd: b}\n" * 25)
    assert sum('did you mean "left"?' in problem for problem in problems) == 20
    assert problems[-1] == '25:13: f[24].lefd: unknown key "lefd"; known are: left, right'


def test_of_a_flood_of_unknown_keys_the_first_twenty_are_told_and_the_others_counted() -> None:
    keys = "".join(f"left{number}: 1\n" for number in range(50))
    _, problems = reading(PAIR, f"left: a\n{keys}")
    assert len(problems) == 21
    assert problems[-1] == "1:1: f: 30 more unknown keys; known are: left, right"


def test_nothing_more_is_said_of_what_was_refused_already() -> None:
    found, problems = reading(PAIR, "left: &a 1\nright: !!str b\n")
    assert found is not None
    assert found.value.good == {}
    assert [problem.partition(": ")[0] for problem in problems] == ["1:7", "2:8"]


# Slugs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["a", "1", "a-b", "a1-2b-3", "a" * 999])
def test_a_slug_is_small_letters_digits_and_single_hyphens(slug: str) -> None:
    assert slug_problem(slug) == ""


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("A", "a"),
        ("a b", "a-b"),
        ("a_b", "a-b"),
        ("a--b", "a-b"),
        ("-a-", "a"),
        ("a\n", "a"),
        ("É", "e"),
        ("Größe ändern", "grosse-andern"),
        ("new–puppy\u200b", "new-puppy"),
        ("子犬", "two-words"),
        ("", "two-words"),
        ("\u212a", "k"),
        ("٣", "two-words"),
    ],
)
def test_anything_else_is_no_slug_and_the_nearest_is_shown(text: str, nearest: str) -> None:
    assert slug_problem(text).endswith(f'and single hyphens, such as "{nearest}"')


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Two  Words!", "two-words"), ("--a--", "a"), ("a/b.c", "a-b-c"), ("ü–ß", "u"), ("", "")],
)
def test_a_text_becomes_the_nearest_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug
