"""Texts that are no YAML: told where they are mended, which is not where it was noticed."""

import re
from datetime import date

import pytest

from plan_catalogue import starter
from tests.builders import told

STRAIGHT = "let keys and items of one kind stand straight below each other"
BACKSLASH = "write two backslashes for one, or put the text in single quotes"
KEY = "begin this line with a key, a colon and a blank"
AFTER_KEY = "write a colon and a blank after the key, and a text of several lines after >-"
ITEM = "begin an item with a hyphen and a blank: `- `"
BLOCK = "indent this line like the text that it belongs to"
BLANKS = "indent with blanks instead of tabs"
NO_BREAK = "write a blank for the no-break space that stands here"
COLON = 'a text that holds a colon and a blank goes into straight quotes (")'
AMPERSAND = 'a text that begins with & or * goes into straight quotes (")'
PIPE = 'a text that begins with | or > goes into straight quotes (")'
QUESTION = 'a text that begins with ? goes into straight quotes (")'
LIST = 'a list begins on the next line; a text that begins with - goes into straight quotes (")'
NOT_CLOSED = "close the quote or bracket that begins here"
BRACKET = "close the bracket that begins here; commas part its items, and # begins a comment"
QUOTE = "close the quote that begins here; it ends only at the next one, lines below"
BEHIND = "put the whole text, to its end, into {}"
SINGLE, DOUBLE = BEHIND.format("single quotes (')"), BEHIND.format('straight quotes (")')


@pytest.mark.parametrize(
    ("text", "place", "cure"),
    [
        # Keys
        ("title:A plan\nsummary: x", "1:1", KEY),
        ("title = A plan\nsummary: x", "1:1", KEY),
        ("# A\ntitle:A plan\n\n# B\nsummary: x", "2:1", KEY),
        (" a: 1\nb: 2", "2:1", STRAIGHT),
        ("a: 1\nb:2\n\n# C\nc: 3", "2:1", AFTER_KEY),
        ("- a: 1\n  b:2\n  # C\n  c: 3", "2:3", AFTER_KEY),
        ("- a:1\n\n  # B\n  b: 2", "1:1", KEY),
        ("a: |\n  Text\nb:2\nc: 3", "3:1", AFTER_KEY),
        ("a: |\n  Text\nb\n  - 2\nc: 3", "3:1", AFTER_KEY),
        ("a: 1\ntitle\nsummary: x", "2:1", AFTER_KEY),
        ("a:\n- Open the doors\n  when: x", "2:1", KEY),
        ("a: 1\n# why: not\ntitle:\u3000A plan\nsummary: x", "3:1", AFTER_KEY),
        ("title:A plan\r\nb: x", "1:1", KEY),
        ("# a plan\rtitle:A plan\rb: x", "2:1", KEY),
        ("# a plan\rtitle\rb: 1", "2:1", KEY),
        ("a: 1\ntitle:A plan\nb: x", "2:1", AFTER_KEY),
        ("title:\u00a0A plan\nsummary: x", "1:7", NO_BREAK),
        ("- a: 1\n\u00a0\u00a0b: 2\n  c: 3", "2:1", NO_BREAK),
        ("a: 1\n  b: 2", "2:4", f"{STRAIGHT}; {COLON}"),
        ("- a: 1\n    b: 2", "2:6", f"{STRAIGHT}; {COLON}"),
        ("a: 1\n b: 2\nc: 3", "2:3", f"{STRAIGHT}; {COLON}"),
        ("- a: 1\n b: 2", "2:2", STRAIGHT),
        ("a: b: c", "1:5", COLON),
        ("a: one\n  two: three", "2:6", f"{STRAIGHT}; {COLON}"),
        ("a: one\n  two and three: four", "2:16", COLON),
        # Items
        ("a:\n  - b\n  -c", "3:3", ITEM),
        ("a:\n  -b: 1\n   c: 2", "2:3", ITEM),
        ("a:\n  1. b: 1\n     c: 2", "2:3", ITEM),
        ("a:\n  * Visit\n  * Ask", "2:3", ITEM),
        ("a:\n  - b\n  – c\n", "3:3", ITEM),
        # What stands above and was read is none of it
        ("a: |\n  1. one\nb: c: d", "3:5", COLON),
        ("a: |\n  * one\u00a0two\nb: [c] d", "3:8", DOUBLE),
        ("a: |\n  – one\nb: &", "3:5", AMPERSAND),
        # Texts of several lines
        ("a: |\nSome text\nb: 1", "2:1", BLOCK),
        ("a: >-\n  One.\nTwo.\nb: 1", "3:1", BLOCK),
        ("a: 1\nText\n", "2:1", AFTER_KEY),
        ("a: 1 # one\nTexts\n  - Text\nb: 1", "2:1", AFTER_KEY),
        ("a: [1, 2] # two\nText\nb: 1", "2:1", AFTER_KEY),
        # Quotes and brackets
        ("a: 'b", "1:4", NOT_CLOSED),
        ("a: [b", "1:4", BRACKET),
        ("a: [b, c\nd: 1", "1:4", BRACKET),
        ("a: [#b, c]\nd: 1", "1:4", BRACKET),
        ('a: "Garden\nb: 1\nc: "Visit"', "1:4", QUOTE),
        ("a: 'Garden\nb: Don't\nc: 1", "1:4", QUOTE),
        ('a: "Garden" plan', "1:13", SINGLE),
        ("a: 'Bride's plan'", "1:11", DOUBLE),
        ("a: [draft] plan", "1:12", DOUBLE),
        ("a:\n- [ ] Visit", "2:7", DOUBLE),
        ("a: {draft} plan", "1:12", DOUBLE),
        # Signs
        ("a:\n\t- b", "2:1", BLANKS),
        ("a: b\n\tc: d", "2:1", BLANKS),
        ("a: @b", "1:4", 'a text that begins with "@" goes into quotes'),
        (r'a: "\q"', "1:5", BACKSLASH),
        (r'a: "C:\Users"', "1:9", BACKSLASH),
        ("a: & b", "1:5", AMPERSAND),
        ("a: |b", "1:5", PIPE),
        ("a: - b", "1:4", LIST),
        ("a: ? b", "1:4", QUESTION),
        ("%YAML 1.2\n", "2:1", STRAIGHT),
        ("%YAML 2.0\n---\na: 1", "1:1", "look at indentation, quotes and colons here and on the"),
    ],
)
def test_broken_yaml_is_told_where_and_how_it_is_mended(text: str, place: str, cure: str) -> None:
    [line] = told(text)
    assert line.startswith(f"{place}: : this is not valid YAML: ")
    assert line.split("; ", 1)[1].startswith(cure)


STARTER = starter.render("New puppy plan", date(2026, 11, 24)).split("\n")
KEYS = [number for number, line in enumerate(STARTER) if re.match(" *(- )?[a-z_]+:", line)]


@pytest.mark.parametrize("number", KEYS, ids=[STARTER[number].strip() for number in KEYS])
def test_a_key_without_colon_or_blank_is_told_on_its_line(number: int) -> None:
    line = STARTER[number]
    lacking = line.replace(": ", ":", 1) if ": " in line else line.removesuffix(":")
    [problem] = told("\n".join([*STARTER[:number], lacking, *STARTER[number + 1 :]]))
    assert problem.startswith(f"{number + 1}:")
    assert "a key, a colon and a blank" in problem or "a colon and a blank after the key" in problem
