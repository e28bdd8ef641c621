"""YAML text as a tree that knows its places (specification: template-format.md).

Only what a template needs is read: one document of mappings, lists and scalars. Anchors,
aliases, tags, merge keys and duplicate keys are problems, and so is deep nesting. libyaml's
events are consumed one by one, so that a hostile file is left before it costs time or memory.
"""

import bisect
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from plan_catalogue import yaml_mistakes
from plan_catalogue.characters import FORBIDDEN_IN_FILE, forbidden_character
from plan_catalogue.model import MAX_BYTES, MAX_DEPTH
from plan_catalogue.problems import Problem, field_name, printable, quote
from plan_catalogue.rules import CHARACTERS, FILE, YAML, Rule

Value = str | int | float | bool | None

_MOST_PROBLEMS = 1000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text and what the YAML 1.2 core schema takes it for.

    `start` and `end` are offsets in the file; `style` is libyaml's: `|`, `>`, `'`, `"` or empty.
    """

    start: int
    end: int
    text: str
    style: str
    value: Value


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    start: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Key and value nodes by the key's text, in the order of the file, each key once."""

    start: int
    entries: dict[str, tuple[Scalar, "Node"]]


@dataclass(frozen=True, slots=True)
class Refused:
    """What stood here was refused already; nothing more is said about it."""

    start: int


Node = Scalar | Sequence | Mapping | Refused


class _FatalError(Exception):
    """Reading cannot go on."""


class Document:
    """The text of one file, its tree (None when there is none) and the problems found so far.

    `signs` counts those of Markdown that were read of it (values.py).
    """

    def __init__(self, path: str, data: bytes) -> None:
        """Read `data`, of which at most one byte more than MAX_BYTES is needed."""
        self.path = path
        self.problems: list[Problem] = []
        self.text = ""
        self.root: Node | None = None
        self.signs = 0
        self._line_starts = [0]
        self._fields: list[tuple[int, int, str]] = []
        if (text := self._decode(data)) is None:
            return
        self.text = text
        self._line_starts += [match.end() for match in re.finditer("\r\n|\n|\r", text)]
        # libyaml takes some of these for line breaks and stops at others: they are told by their
        # place, and the parser sees a harmless character there.
        forbidden = [(match.start(), match[0]) for match in FORBIDDEN_IN_FILE.finditer(text)]
        try:
            self.root = self._read(FORBIDDEN_IN_FILE.sub("\ufffd", text))
        except _FatalError:
            self.root = None
        for offset, character in forbidden:
            field = self._field_at(offset)
            self.report(CHARACTERS, offset, field, forbidden_character(character))

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both counted from 1."""
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def places(self) -> dict[str, tuple[int, int]]:
        """Return where each field that holds a scalar begins."""
        return {field: self.place(start) for start, _, field in reversed(self._fields)}

    def cut_off(self) -> set[str]:
        """Return the fields whose text, without quotes, ends where a comment begins."""
        comment = re.compile("[ \t]+#")
        return {
            field
            for start, end, field in self._fields
            if self.text[start : start + 1] not in "'\"|>"
            and comment.match(self.text, end)
            and isinstance(_core_schema(self.text[start:end]), str)
        }

    def run_on(self) -> set[str]:
        """Return the fields whose text, without quotes, goes on over a line that begins with -."""
        line = re.compile("[\r\n][ \t]*- ")
        return {
            field
            for start, end, field in self._fields
            if self.text[start : start + 1] not in "'\"|>" and line.search(self.text, start, end)
        }

    @property
    def is_full(self) -> bool:
        """Whether there are more problems than anybody reads; no more are told."""
        return len(self.problems) > _MOST_PROBLEMS

    def report(self, rule: Rule, offset: int, field: str, message: str) -> None:
        """Add a problem at an offset of the text, unless the document is full of them."""
        if self.is_full:
            return
        if len(self.problems) == _MOST_PROBLEMS:
            self._whole(f"there are more than {_MOST_PROBLEMS} problems; mend these first")
            return
        line, column = self.place(offset)
        self.problems.append(Problem(self.path, line, column, field, message, rule.anchor))

    def offset_in(self, scalar: Scalar, index: int) -> int:
        """Return where in the file the character `index` of a scalar's text stands.

        YAML folds and indents, but keeps the order of characters that are not blank: those are
        counted. A blank is taken for the first one behind the same word.
        """
        is_blank = scalar.text[index : index + 1].isspace()
        wanted = sum(not c.isspace() for c in scalar.text[:index])
        for offset, character in self._characters(scalar):
            if wanted == 0 and (is_blank or not character.isspace()):
                return offset
            wanted -= not character.isspace()
        return scalar.end

    def _characters(self, scalar: Scalar) -> Iterator[tuple[int, str]]:
        """Yield the characters of a scalar as they stand in the file, escapes as one."""
        start, end = scalar.start, scalar.end
        if scalar.style and scalar.style in "|>":
            # The header may end in a comment; the text begins on the next line.
            line, _ = self.place(start)
            start = self._line_starts[line] if line < len(self._line_starts) else end
        elif scalar.style:
            start, end = start + 1, end - 1
        pattern = {"'": "''|.", '"': r"\\(?:x..|u.{4}|U.{8}|\r\n|.)|."}.get(scalar.style, ".")
        for match in re.compile(pattern, re.DOTALL).finditer(self.text, start, end):
            piece = match[0]
            if piece.startswith("\\") and scalar.style == '"':
                yield match.start(), _unescaped(piece)
            else:
                yield match.start(), piece[0]

    def _decode(self, data: bytes) -> str | None:
        if len(data) > MAX_BYTES:
            message = f"the file is larger than {MAX_BYTES // 1024} KiB; shorten it"
        elif data.startswith(b"\xef\xbb\xbf"):
            message = "the file begins with a byte order mark; save it as UTF-8 without"
        else:
            try:
                return data.decode("utf-8")
            except UnicodeDecodeError as error:
                line = data.count(b"\n", 0, error.start) + 1
                message = f"the file is not UTF-8 (line {line}); save it as UTF-8"
        self._whole(message)
        return None

    def _whole(self, message: str) -> None:
        self.problems.append(Problem(self.path, 1, 1, "", message, FILE.anchor))

    def _field_at(self, offset: int) -> str:
        # The latest scalar that begins at or before the offset, if it reaches beyond it.
        index = bisect.bisect_right(self._fields, offset, key=lambda field: field[0]) - 1
        if index < 0 or self._fields[index][1] <= offset:
            return ""
        return self._fields[index][2]

    def _read(self, text: str) -> Node | None:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        try:
            node = self._document(events)
        except yaml.MarkedYAMLError as error:
            marks = (error.problem_mark, error.context_mark)
            noticed, opening = (min(mark.index, len(text)) if mark else 0 for mark in marks)
            what = error.problem or "no YAML"
            last = self._fields[-1][:2] if self._fields else (0, 0)
            offset, cure = yaml_mistakes.cure(
                yaml_mistakes.Mistake(self.text, what, noticed, opening, last)
            )
            self.report(YAML, offset, "", f"this is not valid YAML: {printable(what)}; {cure}")
            raise _FatalError from error
        return node

    def _document(self, events: Iterator[yaml.Event]) -> Node | None:
        next(events)  # the start of the stream
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            self._whole("the file is empty; write it, or delete it")
            return None
        node = self._node(next(events), events, "", 1)
        next(events)  # the end of the document
        event = next(events)
        if isinstance(event, yaml.DocumentStartEvent):
            self.report(YAML, _start(event), "", "a second document begins; keep one in a file")
        return node

    def _node(
        self, event: yaml.Event, events: Iterator[yaml.Event], field: str, depth: int
    ) -> Node:
        start = _start(event)
        if isinstance(event, yaml.ScalarEvent):
            return Refused(start) if self._decorated(event, field) else self._scalar(event, field)
        if not isinstance(event, yaml.CollectionStartEvent):
            message = "an alias (*) is not allowed; write the text again in full"
            self.report(YAML, start, field, message)
            return Refused(start)
        if depth > MAX_DEPTH:
            self.report(YAML, start, field, f"deeper than {MAX_DEPTH} levels; write it flatter")
            _skip(events)
            return Refused(start)
        refused = self._decorated(event, field)
        node: Node
        if isinstance(event, yaml.SequenceStartEvent):
            node = Sequence(start, tuple(self._items(events, field, depth)))
        else:
            node = self._mapping(start, events, field, depth)
        return Refused(start) if refused else node

    def _decorated(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, field: str) -> bool:
        """Report an anchor or a tag before a node, and tell whether there was one."""
        if event.anchor is not None:
            name = quote(f"&{event.anchor}")
            message = f"the anchor {name} is not allowed; delete it"
            self.report(YAML, _start(event), field, message)
        if event.tag is not None:
            written = re.compile(r"!\S*").search(self.text, _start(event))
            tag = quote(written[0] if written else event.tag)
            message = f"the tag {tag} is not allowed; delete it, or put the text in quotes"
            self.report(YAML, _start(event), field, message)
        return event.anchor is not None or event.tag is not None

    def _items(self, events: Iterator[yaml.Event], field: str, depth: int) -> Iterator[Node]:
        for index, event in enumerate(events):
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, events, f"{field}[{index}]", depth + 1)

    def _mapping(self, start: int, events: Iterator[yaml.Event], field: str, depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, field, depth + 1)
            name = key.text if isinstance(key, Scalar) else "?"
            path = f"{field}.{field_name(name)}" if field else field_name(name)
            value = self._node(next(events), events, path, depth + 1)
            if not isinstance(key, Scalar):
                if not isinstance(key, Refused):
                    message = "a key must be a word; write `key: value`"
                    self.report(YAML, key.start, field, message)
            elif name == "<<" and not key.style:
                message = "merge key <<; write the keys out in full"
                self.report(YAML, key.start, field, message)
            elif name in entries:
                line, _ = self.place(entries[name][0].start)
                cure = ", or begin a new item with `- `" if field.endswith("]") else ""
                message = f"duplicate key {quote(name)}; line {line} has it already, keep one{cure}"
                self.report(YAML, key.start, path, message)
            else:
                entries[name] = (key, value)
        return Mapping(start, entries)

    def _scalar(self, event: yaml.ScalarEvent, field: str) -> Scalar:
        start = _start(event)
        end = event.end_mark.index if event.end_mark else start
        self._fields.append((start, end, field))
        style = event.style or ""
        value = event.value if style else _core_schema(event.value)
        return Scalar(start, end, event.value, style, value)


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _skip(events: Iterator[yaml.Event]) -> None:
    """Consume the rest of a list or mapping that has begun.

    Twice as deep as allowed is nobody's mistake, and libyaml's time grows with the square.
    """
    depth = 1
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _FatalError


def _unescaped(escape: str) -> str:
    """Return a blank for an escape (YAML 1.2.2, 5.7) that stands for one, else a letter."""
    if escape[1] in "xuU":
        digits = escape[2:]
        return chr(int(digits, base=16))
    return " " if escape[1] in "tnvfrNLP_ \t\r\n" else "x"


# YAML 1.2.2, 10.3.2: tag resolution of the core schema.
_INTEGER = re.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL: dict[str, Value] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}


def _core_schema(text: str) -> Value:
    if text in _SPECIAL:
        return _SPECIAL[text]
    if _INTEGER.fullmatch(text):
        # Python refuses to convert very many digits; no number of a template has ten.
        return int(text, 0 if text[1:2] in ("o", "x") else 10) if len(text) < 20 else math.inf
    if _FLOAT.fullmatch(text):
        return float(text)
    return text
