"""From YAML nodes to values of the model's kinds, with a problem for everything that is not.

This module knows kinds, lengths and keys; what one value says about another is reading.py's.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from plan_catalogue import addresses, markdown, timing
from plan_catalogue.characters import FORBIDDEN_IN_MARKDOWN, FORBIDDEN_IN_TEXT, forbidden_character
from plan_catalogue.model import (
    SLUG,
    Choice,
    IsoDate,
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
from plan_catalogue.problems import did_you_mean, field_name, quote
from plan_catalogue.rules import (
    ADDRESSES,
    CHARACTERS,
    CHOICES,
    DATES,
    KEYS,
    LISTS,
    MARKDOWN,
    NUMBERS,
    SLUGS,
    TEXT,
    TIMING,
    YAML,
    Rule,
)
from plan_catalogue.wording import describe
from plan_catalogue.yaml_nodes import Document, Mapping, Node, Refused, Scalar, Sequence

_FORMULA_STARTS = tuple("=+-@＝＋－＠")
_SLUG = re.compile(SLUG)
_ISO_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")

_QUOTES = re.compile("[“”„‘’«»]")
_OF_TEXTS = (TEXT, MARKDOWN, SLUGS)

# Of a flood of like mistakes the first say what is to be done.
_MOST_OF_A_KIND = 20

# Markdown's time grows with them, with their square in places; a long plan has a tenth of it.
_MOST_SIGNS = 2000


@dataclass(frozen=True, slots=True)
class Found:
    """A good value and where it stands.

    `value` is a str, int, bool, date or Timing; of a list a list of Found; of a record Fields.
    """

    value: Any
    offset: int
    field: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The good values of a record by key, and all known keys that the file has, good or not."""

    good: dict[str, Found]
    present: frozenset[str]

    def get(self, key: str) -> Found | None:
        """Return the good value of a key, or None."""
        return self.good.get(key)

    def items(self, key: str) -> list[Found]:
        """Return the good items of a list, none when there is no such list."""
        found = self.good.get(key)
        return list(found.value) if found else []


def slugify(text: str) -> str:
    """Return the slug that is made from a text, empty when none of its characters can stay.

    Characters outside ASCII are dropped after NFKD (template-format.md, `id`).
    """
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", ascii_only.lower()).strip("-")


def read(document: Document, kind: Kind, node: Node, field: str) -> Found | None:
    """Return the value of a node, or None after reporting what is wrong with it."""
    if isinstance(node, Refused) or document.is_full:
        return None
    return _READERS[type(kind)](document, kind, node, field)


def _text(document: Document, kind: Text, node: Node, field: str) -> Found | None:
    rule = {Markdown: MARKDOWN, Slug: SLUGS}.get(type(kind), TEXT)
    text = _plain(document, node, field, "a text", rule)
    if text is None or not isinstance(node, Scalar):
        return None
    message = _length_problem(kind, text)
    if not message and isinstance(kind, Title) and text.startswith(_FORMULA_STARTS):
        message = f"a title may not begin with {quote(text[0])}; begin with a word"
    if not message and isinstance(kind, Slug):
        message = slug_problem(text)
    if message:
        document.report(rule, node.start, field, message)
    is_fine = rule is not MARKDOWN or _is_fine_markdown(document, node, text, field)
    return Found(text, node.start, field) if is_fine and not message else None


def _length_problem(kind: Text, text: str) -> str:
    if not text:
        return "is empty; write something"
    if not any(character.isprintable() and character != " " for character in text):
        return "nothing of it can be seen; write words"
    if len(text) >= kind.least and (kind.most is None or len(text) <= kind.most):
        return ""
    wanted = f"{kind.least} to {kind.most}" if kind.most else f"at least {kind.least}"
    count = "1 character" if len(text) == 1 else f"{len(text)} characters"
    return f"has {count}; write {wanted}"


def slug_problem(text: str) -> str:
    """Return what is wrong with a slug, or nothing."""
    if _SLUG.fullmatch(text):
        return ""
    # What people type between words, and a letter that becomes two: ß.
    example = slugify(re.sub("[–—]", "-", text.casefold())) or "two-words"
    return (
        f"{quote(text)} is no slug; write small letters a-z, digits and single hyphens, "
        f"such as {quote(example)}"
    )


def _is_fine_markdown(document: Document, scalar: Scalar, text: str, field: str) -> bool:
    document.signs += markdown.signs(text)
    if document.signs > _MOST_SIGNS:
        message = f"more than {_MOST_SIGNS} lines and signs of Markdown in this file; write plainer"
        document.report(MARKDOWN, scalar.start, field, message)
        return False
    faults = markdown.faults(text)
    starts = [0] + [match.end() for match in re.finditer("\n", text)]
    before = scalar.text.find(text)
    for fault in faults[:_MOST_OF_A_KIND]:
        offset = document.offset_in(scalar, before + starts[fault.line] + fault.column)
        document.report(MARKDOWN, offset, field, fault.message)
    if len(faults) > _MOST_OF_A_KIND:
        more = f"{len(faults) - _MOST_OF_A_KIND} more of the kind"
        document.report(MARKDOWN, scalar.start, field, f"{more}; write plain Markdown")
    return not faults


def _phrase(document: Document, _: Phrase, node: Node, field: str) -> Found | None:
    text = _plain(document, node, field, "a timing phrase", TIMING)
    if text is None:
        return None
    try:
        propose = len(document.problems) < _MOST_OF_A_KIND
        return Found(timing.parse(text, propose=propose), node.start, field)
    except timing.PhraseError as error:
        message = f"{quote(text)} is no timing phrase; {error}"
        document.report(TIMING, node.start, field, message)
        return None


def _iso_date(document: Document, _: IsoDate, node: Node, field: str) -> Found | None:
    text = _plain(document, node, field, "a date", DATES)
    if text is None:
        return None
    try:
        if _ISO_DATE.fullmatch(text):
            return Found(date.fromisoformat(text), node.start, field)
    except ValueError:
        pass
    message = f"{quote(text)} is no date; write year-month-day, such as 2026-05-31"
    document.report(DATES, node.start, field, message)
    return None


def _url(document: Document, _: Url, node: Node, field: str) -> Found | None:
    text = _plain(document, node, field, "an address", ADDRESSES)
    if text is None:
        return None
    if re.match("https?:", text, re.IGNORECASE) and addresses.is_address(text):
        return Found(text, node.start, field)
    message = f"{quote(text)} is no address; write one with https:// or http:// and no blanks"
    document.report(ADDRESSES, node.start, field, message)
    return None


def _choice(document: Document, kind: Choice, node: Node, field: str) -> Found | None:
    words = " or ".join(kind.words)
    text = _plain(document, node, field, words, CHOICES)
    if text is None:
        return None
    if text in kind.words:
        return Found(text, node.start, field)
    document.report(CHOICES, node.start, field, f"{quote(text)} is unknown; write {words}")
    return None


def _whole(document: Document, kind: Whole, node: Node, field: str) -> Found | None:
    number = node.value if isinstance(node, Scalar) else None
    # The comparison comes before int(): it is false for NaN and infinities, which have none.
    if (
        isinstance(number, int | float)
        and not isinstance(number, bool)
        and kind.least <= number <= kind.most
        and number == int(number)
    ):
        return Found(int(number), node.start, field)
    wanted = f"write a whole number from {kind.least} to {kind.most}"
    if isinstance(node, Scalar) and node.text:
        quotes = ", without quotes" if node.style or _QUOTES.search(node.text) else ""
        message = f"{quote(node.text, 30)} does not fit; {wanted}{quotes}"
    else:
        message = f"{_name(node)} stands here; {wanted}"
    document.report(NUMBERS, node.start, field, message)
    return None


def _true_or_text(document: Document, kind: TrueOrText, node: Node, field: str) -> Found | None:
    if isinstance(node, Scalar) and node.value is True:
        return Found(True, node.start, field)
    if isinstance(node, Scalar) and node.value is False:
        document.report(KEYS, node.start, field, "false says nothing; remove the key")
        return None
    return _text(document, kind.text, node, field)


def _list(document: Document, kind: ListOf, node: Node, field: str) -> Found | None:
    if not isinstance(node, Sequence):
        cure = "write a list, each item on a line of its own after `- `"
        document.report(LISTS, node.start, field, f"{_name(node)} stands here; {cure}")
        return None
    count = len(node.items)
    if count < kind.least or (kind.most is not None and count > kind.most):
        wanted = f"{kind.least} to {kind.most}" if kind.least else f"at most {kind.most}"
        items = "1 item" if count == 1 else f"{count} items"
        document.report(LISTS, node.start, field, f"has {items}; write {wanted}")
    found = [
        read(document, kind.item, item, f"{field}[{index}]")
        for index, item in enumerate(node.items)
    ]
    return Found([item for item in found if item], node.start, field)


def _record(document: Document, kind: Record, node: Node, field: str) -> Found | None:
    if not isinstance(node, Mapping):
        wanted = ", ".join(key.name for key in kind.keys if key.required)
        message = f"{_name(node)} stands here; write {kind.name} with its keys: {wanted}"
        document.report(KEYS, node.start, field, message)
        return None
    prefix = f"{field}." if field else ""
    known = [key.name for key in kind.keys]
    unknown = [name for name in node.entries if name not in known]
    for name in unknown[:_MOST_OF_A_KIND]:
        message = f"unknown key {quote(name)}; {_known_key(document, kind, name)}"
        place = node.entries[name][0].start
        document.report(KEYS, place, prefix + field_name(name), message)
    if len(unknown) > _MOST_OF_A_KIND:
        more = f"{len(unknown) - _MOST_OF_A_KIND} more unknown keys"
        document.report(KEYS, node.start, field, f"{more}; known are: {', '.join(known)}")
    good = {}
    for key in kind.keys:
        path = prefix + key.name
        if key.name in node.entries:
            entry = node.entries[key.name][1]
            if _is_empty(entry):
                more = "" if key.required else ". Or delete the line if there is nothing to say"
                message = (
                    f"is empty{_comment(document, entry)}; expected: {describe(key.kind)}{more}"
                )
                document.report(KEYS, entry.start, path, message)
                continue
            found = read(document, key.kind, entry, path)
            if found is not None:
                good[key.name] = found
        elif key.required:
            message = f"is missing; add `{key.name}:` ({describe(key.kind)}). {key.meaning}"
            document.report(KEYS, node.start, path, message)
    return Found(Fields(good, frozenset(node.entries)), node.start, field)


def _known_key(document: Document, kind: Record, name: str) -> str:
    """Return which key was meant, of a flood of unknown ones all that there are."""
    for key in kind.keys:
        if name.casefold() in key.also:
            return f'the key is called "{key.name}" here'
    known = [key.name for key in kind.keys]
    if len(document.problems) < _MOST_OF_A_KIND:
        return did_you_mean(name, known)
    return f"known are: {', '.join(known)}"


def _comment(document: Document, empty: Node) -> str:
    """Return what has made a value empty that somebody wrote, or nothing."""
    is_comment = re.compile("[ \t]*#").match(document.text, empty.start)
    return ", for # begins a comment: put a text with # in quotes" if is_comment else ""


def _is_empty(node: Node) -> bool:
    if not isinstance(node, Scalar):
        return False
    return node.value is None or (isinstance(node.value, str) and not node.value.strip(" \t\n"))


def _plain(document: Document, node: Node, field: str, wanted: str, rule: Rule) -> str | None:
    """Return the trimmed text of a scalar that is one, or None after reporting.

    A number is taken for a text where a text would be wrong as well: its reader says why.
    """
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return _visible(document, node, node.value, field, rule)
    if isinstance(node, Scalar) and node.value is None:
        message = f"is empty{_comment(document, node)}; write {wanted} or delete the line"
    elif isinstance(node, Scalar) and rule not in _OF_TEXTS:
        return node.text
    elif isinstance(node, Scalar):
        rule = TEXT
        message = f"{quote(node.text, 30)} is {_name(node)}, not {wanted}; put it in quotes"
    elif isinstance(node, Sequence) and rule not in (TEXT, MARKDOWN):
        message = f"{_name(node)} stands here; write {wanted}, and no list"
    elif isinstance(node, Mapping) or document.text.startswith("[", node.start):
        # Mostly it was meant as a text: "People: those who come", "[draft]".
        rule = YAML
        bracket = document.text[node.start]
        sign = f"begins with {bracket}" if bracket in "[{" else "holds a colon and a blank"
        message = f"{_name(node)} stands here, not {wanted}; a text that {sign} goes into quotes"
    else:
        message = f"{_name(node)} stands here; write {wanted}"
    document.report(rule, node.start, field, message)
    return None


def _visible(document: Document, node: Scalar, value: str, field: str, rule: Rule) -> str | None:
    """Return a text trimmed, or None after reporting a character that may not stand in it."""
    is_markdown = rule is MARKDOWN
    forbidden = FORBIDDEN_IN_MARKDOWN if is_markdown else FORBIDDEN_IN_TEXT
    text = value.strip(" \t\n")
    if not (hidden := forbidden.search(text)):
        # In Markdown the indent of the first line means something.
        return re.sub(r"\A\s*\n", "", value).rstrip() if is_markdown else text.strip()
    message = forbidden_character(hidden[0])
    if hidden[0] == "\n":
        # The fault of how the text was begun, such as by a `|`.
        document.report(TEXT, node.start, field, f"{message}, or one paragraph after `>-`")
    else:
        offset = document.offset_in(node, value.find(text) + hidden.start())
        document.report(CHARACTERS, offset, field, message)
    return None


def _name(node: Node) -> str:
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "a mapping"
    value = node.value if isinstance(node, Scalar) else None
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    return "a text" if isinstance(value, str) else "a number"


_READERS: dict[type, Callable[[Document, Any, Node, str], Found | None]] = {
    Text: _text,
    Title: _text,
    Markdown: _text,
    Slug: _text,
    Phrase: _phrase,
    IsoDate: _iso_date,
    Url: _url,
    Choice: _choice,
    Whole: _whole,
    TrueOrText: _true_or_text,
    ListOf: _list,
    Record: _record,
}
