import math

import pytest

from plan_catalogue.model import MAX_BYTES, MAX_DEPTH
from plan_catalogue.yaml_nodes import Document, Mapping, Node, Refused, Scalar, Sequence, Value


def document(text: str) -> Document:
    read = Document("f.yml", text.encode())
    assert read.problems == []
    return read


def told(text: str | bytes) -> list[str]:
    read = Document("f.yml", text if isinstance(text, bytes) else text.encode())
    return [f"{p.line}:{p.column}: {p.field}: {p.message}" for p in read.problems]


def entry(node: Node | None, key: str) -> tuple[Scalar, Node]:
    assert isinstance(node, Mapping)
    return node.entries[key]


def scalar(text: str) -> tuple[Document, Scalar]:
    """Return the scalar that stands at `key` in a document."""
    read = document(text)
    value = entry(read.root, "key")[1]
    assert isinstance(value, Scalar)
    return read, value


# Scalars ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((nothing, None) for nothing in ("", "~", "null", "Null", "NULL")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        ("0", 0),
        ("-12", -12),
        ("+12", 12),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("+1.5E-1", 0.15),
        (".inf", math.inf),
        ("+.INF", math.inf),
        ("-.Inf", -math.inf),
        ("9" * 20, math.inf),
        ("9" * 19, int("9" * 19)),
        ("1e999", math.inf),
    ],
)
def test_the_core_schema_of_yaml_1_2_knows_few_words_and_numbers(
    written: str, value: Value
) -> None:
    found = scalar(f"key: {written}")[1].value
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("written", [".nan", ".NaN", ".NAN"])
def test_what_is_no_number_is_one_nevertheless(written: str) -> None:
    value = scalar(f"key: {written}")[1].value
    assert isinstance(value, float)
    assert math.isnan(value)


@pytest.mark.parametrize(
    "written",
    [
        *("no", "yes", "on", "off", "y", "N"),
        *("nUll", "tRue", "none", ".iNf", "+.nan", "-.nan", "inf"),
        *("1:30", "2027-01-04", "0b1", "0O7", "0X1", "-0x1", "+0o7", "0o8", "1_000"),
        *(".", "+", "+1.e", "1e", "٣", "1 2", "=", "1,5"),
    ],
)
def test_everything_else_is_text(written: str) -> None:
    assert scalar(f"key: {written}")[1].value == written


@pytest.mark.parametrize("style", ["'1'", '"1"', "|-\n  1", ">-\n  1"])
def test_what_is_quoted_or_in_a_block_is_text(style: str) -> None:
    _, found = scalar(f"key: {style}\n")
    assert (found.text, found.value, found.style) == ("1", "1", style[0])


# Places ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_place_counts_lines_and_characters_from_1(end: str) -> None:
    text = f"ä: 😀{end}{end}b: c"
    read = document(text)
    assert read.place(0) == (1, 1)
    assert read.place(text.index("😀")) == (1, 4)
    assert read.place(text.index(end)) == (1, 5)
    assert read.place(text.index("b")) == (3, 1)
    assert read.place(len(text)) == (3, 5)


def test_after_the_last_line_end_a_line_begins() -> None:
    assert document("a: b\n").place(5) == (2, 1)


@pytest.mark.parametrize(
    ("text", "key_place", "value_place"),
    [
        ("key: value", (1, 1), (1, 6)),
        ("# comment\n\n  key:   value # comment", (3, 3), (3, 10)),
        ("'key': 'val''ue'", (1, 1), (1, 8)),
        ('"k\\x65y": "value"', (1, 1), (1, 11)),
        ("key:\n  value\n  folded", (1, 1), (2, 3)),
        ("key: |2- # comment\n  value", (1, 1), (1, 6)),
        ("key: >\n  value\n", (1, 1), (1, 6)),
        ("{other: x,\n key: value}", (2, 2), (2, 7)),
        ("{'😀😀': x, key: value}", (1, 11), (1, 16)),
        ("? key\n: value", (1, 3), (2, 3)),
        ("key:", (1, 1), (1, 5)),
    ],
)
def test_keys_and_values_know_where_they_stand(
    text: str, key_place: tuple[int, int], value_place: tuple[int, int]
) -> None:
    read = document(text)
    key, value = entry(read.root, "key")
    assert read.place(key.start) == key_place
    assert read.place(value.start) == value_place


def test_lists_and_mappings_stand_where_their_first_item_does() -> None:
    read = document("a:\n  - b: 1\n    c: 2\n  - [d,\n     e]\n")
    items = entry(read.root, "a")[1]
    assert isinstance(items, Sequence)
    assert read.place(items.start) == (2, 3)
    assert [read.place(item.start) for item in items.items] == [(2, 5), (4, 5)]


def test_keys_keep_the_order_of_the_file() -> None:
    root = document("b: 1\na: 2\n1: 3\n~: 4\n'': 5\n'<<': 6").root
    assert isinstance(root, Mapping)
    assert list(root.entries) == ["b", "a", "1", "~", "", "<<"]


@pytest.mark.parametrize(
    "text",
    [
        "key: a X b",
        "key: a\n  b\n\n  c X d",
        "key: 'it''s X'",
        "key: 'a\n\n  b X'",
        'key: "a X"',
        r'key: "\"\\ \x41\u00e9\U0001F600 X"',
        r'key: "a\n\t\r\_\N\L\P\  X"',
        r'key: "a\x20b\u00A0\u2003c X"',
        r'key: "a\vb\fc X"',
        r'key: "\0\a\b\e\/ X"',
        'key: "a\n\n  b \\\n   \\ c X"',
        'key: "a \\\r\n   b X"',
        "key: | # X in a comment\n  a\n\n   b X\n",
        "key: |2-\n    a\n  b X",
        "key: > # X in a comment\n  a\n  b\n\n    c\n  d X\n",
        "key: >+\n\n  a X\n\n",
        "key: |\r\n  a\r\n  X\r\n",
        "{key: a X}",
        "key: 😀 ü\u00a0X",
    ],
)
def test_a_character_of_a_text_is_found_in_the_file(text: str) -> None:
    read, found = scalar(text)
    offset = read.offset_in(found, found.text.index("X"))
    assert read.text[offset] == "X"
    assert offset == text.rindex("X")


@pytest.mark.parametrize("text", ["key: a  # X", "key: 'a  '", "key: ''", "key: |", "key: |\n\n"])
def test_blanks_at_the_end_of_a_text_are_where_it_ends(text: str) -> None:
    read, found = scalar(text)
    assert read.offset_in(found, len(found.text)) == found.end


# What a template does not need -----------------------------------------------------------------


def test_anchors_aliases_and_tags_are_refused_and_nothing_more_is_said_of_them() -> None:
    read = Document("f.yml", b"a: &x 1\nb: *x\nc: !t [d]\ne: &y !!map {f: g}\n*x : 1\n&z h: 2\n")
    assert [(p.line, p.column, p.field) for p in read.problems] == [
        (1, 4, "a"),
        (2, 4, "b"),
        (3, 4, "c"),
        (4, 4, "e"),
        (4, 4, "e"),
        (5, 1, ""),
        (6, 1, ""),
    ]
    messages = [problem.message.split(" is not allowed")[0] for problem in read.problems]
    assert messages == [
        'the anchor "&x"',
        "an alias (*)",
        'the tag "!t"',
        'the anchor "&y"',
        'the tag "!!map"',
        "an alias (*)",
        'the anchor "&z"',
    ]
    assert all(isinstance(entry(read.root, key)[1], Refused) for key in "abce")


def test_what_stands_inside_of_something_refused_is_looked_at_all_the_same() -> None:
    assert told("a: !t\n  - &x b\n  - c: 1\n    c: 2\n") == [
        '1:4: a: the tag "!t" is not allowed; delete it, or put the text in quotes',
        '2:5: a[0]: the anchor "&x" is not allowed; delete it',
        (
            '4:5: a[1].c: duplicate key "c"; line 3 has it already, keep one, '
            "or begin a new item with `- `"
        ),
    ]


def test_a_merge_key_is_refused_and_the_same_in_quotes_is_a_key() -> None:
    [problem] = told("a: 1\n<<: {b: 2}\n")
    assert problem.startswith("2:1: ")
    assert "merge key <<; write the keys out in full" in problem


@pytest.mark.parametrize("second", ["a", "'a'", '"\\x61"', "? a\n"])
def test_the_second_of_two_equal_keys_is_refused_and_the_first_counts(second: str) -> None:
    read = Document("f.yml", f"b: 0\na: 1\n{second}: 2\n".encode())
    [problem] = read.problems
    assert (problem.line, problem.field) == (3, "a")
    assert problem.message == 'duplicate key "a"; line 2 has it already, keep one'
    assert entry(read.root, "a")[1] == Scalar(8, 9, "1", "", 1)


@pytest.mark.parametrize("key", ["[a]: 1", "{a: 1}: 1", "? - a\n: 1"])
def test_a_key_is_a_word(key: str) -> None:
    [problem] = told(f"x:\n  y: 0\n{key}\n")
    assert problem.endswith(": : a key must be a word; write `key: value`")


def test_a_field_names_a_strange_key_harmlessly() -> None:
    assert told("a b\u200d:\n  'é': &x 1\n")[0].startswith("2:8: a?b?.?: ")


def test_one_document_is_read_and_a_second_is_refused_where_it_begins() -> None:
    read = Document("f.yml", b"--- # one\na: 1\n...\n--- # two\nb: [\n")
    [problem] = read.problems
    assert (problem.line, problem.column, problem.field) == (4, 1, "")
    assert problem.message == "a second document begins; keep one in a file"
    assert isinstance(read.root, Mapping)


@pytest.mark.parametrize("text", ["", "\n \n", "# only a comment"])
def test_a_file_without_a_document_is_empty(text: str) -> None:
    read = Document("f.yml", text.encode())
    [problem] = read.problems
    assert (problem.line, problem.column, problem.field) == (1, 1, "")
    assert problem.message.startswith("the file is empty; write ")
    assert read.root is None


def test_an_empty_document_holds_nothing() -> None:
    root = document("---\n").root
    assert isinstance(root, Scalar)
    assert root.value is None


@pytest.mark.parametrize("pair", ["[]", "{}"])
def test_twenty_levels_are_read_and_one_more_is_not(pair: str) -> None:
    assert MAX_DEPTH == 20
    opening = "[" if pair == "[]" else "{a: "
    closing = pair[1]
    document(opening * 19 + pair + closing * 19)
    read = Document("f.yml", ("- 1\n- " + opening * 19 + pair + closing * 19).encode())
    [problem] = read.problems
    assert (problem.line, problem.column) == (2, 3 + 19 * len(opening))
    assert problem.message == "deeper than 20 levels; write it flatter"


@pytest.mark.parametrize("opening", ["[", "- ", "? ", "{a: ", "[{b: "])
def test_a_very_deep_file_is_told_once_and_costs_no_stack(opening: str) -> None:
    deep = [line for line in told(opening * (60_000 // len(opening))) if "deeper than 20" in line]
    assert len(deep) == 1


def test_problems_before_the_level_too_many_are_told() -> None:
    assert [line[:4] for line in told("a: &x 1\nb: " + "[" * 20 + "]" * 20)] == ["1:4:", "2:23"]


# Bytes -----------------------------------------------------------------------------------------


def test_64_kib_are_read_and_one_byte_more_is_not() -> None:
    line = b"a: " + b"x" * (MAX_BYTES - 3)
    assert told(line) == []
    assert told(line + b"x") == ["1:1: : the file is larger than 64 KiB; shorten it"]


def test_the_size_is_counted_in_bytes() -> None:
    assert told("a: " + "ü" * (MAX_BYTES // 2)) != []


def test_a_byte_order_mark_is_refused() -> None:
    [problem] = told(b"\xef\xbb\xbfa: 1")
    assert problem.startswith("1:1: : the file begins with a byte order mark; ")


@pytest.mark.parametrize(
    "data",
    [
        b"a: 1\nb: \xff\n",
        b"a: 1\nb: \xc3",
        b"a: 1\nb: \xed\xa0\x80",
        b"a: 1\nb: \xc0\xaf",
        "a: 1\nb: ü".encode("latin-1"),
    ],
)
def test_what_is_not_utf_8_is_refused_with_its_line(data: bytes) -> None:
    assert told(data) == ["1:1: : the file is not UTF-8 (line 2); save it as UTF-8"]


def test_utf_16_is_refused() -> None:
    assert "not UTF-8" in told("a: 1".encode("utf-16"))[0]


FORBIDDEN = [
    *("\x00", "\x01", "\x08", "\x0b", "\x0c", "\x0e", "\x1b", "\x1f"),
    *("\x7f", "\x80", "\x85", "\x9f", "\u2028", "\u2029"),
    *("\u202a", "\u202e", "\u2066", "\u2069", "\ufffe", "\uffff"),
]


@pytest.mark.parametrize("character", FORBIDDEN, ids=[f"U+{ord(c):04X}" for c in FORBIDDEN])
@pytest.mark.parametrize(
    ("text", "place", "field"),
    [
        ("a: 1\nb: [x, x%sy]\n", "2:9", "b[1]"),
        ("a:\n  b: 'x%s'\n", "2:8", "a.b"),
        ("a:\n  b: |\n    x\n    %sy\n", "4:5", "a.b"),
        ("a:\n  b%sc: 1\n", "2:4", "a"),
        ("a: 1 # x%sy\nb: 2", "1:9", ""),
        ("# %s\na: 1", "1:3", ""),
    ],
)
def test_a_forbidden_character_is_told_where_it_stands(
    text: str, place: str, field: str, character: str
) -> None:
    message = f"the invisible character U+{ord(character):04X} is not allowed; delete it"
    assert told(text % character) == [f"{place}: {field}: {message}"]


def test_a_forbidden_character_behind_a_text_is_not_of_its_field() -> None:
    assert any(line.startswith("1:7: : the invisible") for line in told("a: 'b'\x00\n"))


def test_every_forbidden_character_is_told_also_where_the_yaml_is_broken() -> None:
    assert [line.split(":")[:2] for line in told("a: [\x00\nb: \u2028\n")] == [
        ["1", "4"],
        ["1", "5"],
        ["2", "4"],
    ]


@pytest.mark.parametrize("character", ["\t", "\u200d", "\ufe0f", "\u200e", "\ufeff", "\U0010ffff"])
def test_other_invisible_characters_are_fine_in_a_file(character: str) -> None:
    assert scalar(f"key: a{character}b")[1].text == f"a{character}b"


@pytest.mark.parametrize("text", ["a: b: c", "a: !<x", "- a\nb: 1", 'a: "\\ud800"'])
def test_broken_yaml_is_one_problem(text: str) -> None:
    read = Document("f.yml", text.encode())
    [problem] = read.problems
    assert problem.field == ""
    assert problem.message.startswith("this is not valid YAML: ")
    assert read.root is None


def test_of_a_thousand_problems_the_rest_is_left_for_later() -> None:
    assert len(told("a: 1\n" * 1001)) == 1000
    lines = told("a: 1\n" * 5000)
    assert len(lines) == 1001
    assert lines[0] == '2:1: a: duplicate key "a"; line 1 has it already, keep one'
    assert lines[-1] == "1:1: : there are more than 1000 problems; mend these first"
