"""What is wrong with a text that is no YAML: where it is mended, and how.

libyaml tells where it noticed a mistake, which often stands lines above.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from plan_catalogue.problems import quote


@dataclass(frozen=True)  # without slots, for what is computed once and asked for often
class Mistake:
    """What libyaml said of a text, and at which offset it noticed.

    `opening` is where the list, mapping or text began that it was in, and `scalar` the beginning
    and the end of the last text that it had read.
    """

    text: str
    what: str
    offset: int
    opening: int
    scalar: tuple[int, int]

    @cached_property
    def lines(self) -> list[re.Match[str]]:
        """The line in question, and the one above it if a text without quotes may join them.

        Lines of comments are passed over.
        """
        stop = len(self.text[: self.offset].rstrip())
        if not self.is_late:
            stop = self.offset + len(re.split("[\r\n]", self.text[self.offset :], maxsplit=1)[0])
        *above, here = list(_LINE.finditer(self.text, 0, stop))[-2:]
        start, end = self.scalar
        is_plain = self.text[start : start + 1] not in ("|", ">", "'", '"')
        joined = [it for it in above if it.start(1) >= end or (is_plain and it.end() > start)]
        return [*joined, here]

    @property
    def is_late(self) -> bool:
        """Whether the mistake was noticed behind its line: a key lacks its colon there."""
        return "expected ':'" in self.what

    @property
    def place(self) -> int:
        """The offset that is nearest to the mistake: of a late one, what follows the last text."""
        between = _BETWEEN.match(self.text, self.scalar[1])
        return between.end() if between and self.is_late else self.offset

    @property
    def before(self) -> str:
        """What stands before the offset on its line."""
        start = 1 + max(self.text.rfind(line_break, 0, self.offset) for line_break in "\r\n")
        return self.text[start : self.offset]


Cure = tuple[int, str]

_LINE = re.compile(r"(?<![^\r\n])[ \t]*+(?!#)([^ \t\r\n])[^\r\n]*")
_BETWEEN = re.compile(r"(?:[\s,:\[\]{}-]|#[^\r\n]*)*+")
_QUOTES = 'goes into straight quotes (")'
_COLON = re.compile(r":([ \t]|$)")
_KEY = "begin this line with a key, a colon and a blank"
_STRAIGHT = "let keys and items of one kind stand straight below each other"
_BACKSLASH = "write two backslashes for one, or put the text in single quotes"
_CURES = (
    ("tab character", "indent with blanks instead of tabs"),
    ("mapping values", f"a text that holds a colon and a blank {_QUOTES}"),
    ("escape", _BACKSLASH),
    ("hexdecimal", _BACKSLASH),
    (
        "expected ':'",
        "write a colon and a blank after the key, and a text of several lines after >-",
    ),
    ("alphabetic or numeric", f"a text that begins with & or * {_QUOTES}"),
    ("comment or line break", f"a text that begins with | or > {_QUOTES}"),
    ("sequence entries", f"a list begins on the next line; a text that begins with - {_QUOTES}"),
    ("mapping keys", f"a text that begins with ? {_QUOTES}"),
    ("did not find expected", _STRAIGHT),
)


def cure(mistake: Mistake) -> Cure:
    """Return the offset at which a mistake is mended, and what would be right there."""
    for look in _LOOKS:
        if found := look(mistake):
            return found
    for words, text in _CURES:
        if words in mistake.what:
            return mistake.place, text
    return mistake.place, "look at indentation, quotes and colons here and on the line before"


def _character(mistake: Mistake) -> Cure | None:
    character = mistake.text[mistake.offset : mistake.offset + 1]
    if character == "\t":
        return mistake.offset, "indent with blanks instead of tabs"
    if "cannot start any token" in mistake.what:
        return mistake.offset, f"a text that begins with {quote(character)} goes into quotes"
    return None


def _unclosed(mistake: Mistake) -> Cure | None:
    """Look for a quote or bracket that nothing ends, or what was to begin the next one."""
    if "end of stream" in mistake.what:
        return mistake.opening, "close the quote or bracket that begins here"
    if "',' or" in mistake.what:
        text = "close the bracket that begins here; commas part its items, and # begins a comment"
        return mistake.opening, text
    start, end = mistake.scalar
    is_long = mistake.text[start : start + 1] in ("'", '"') and "\n" in mistake.text[start:end]
    if is_long and not mistake.text[end : mistake.offset].strip():
        return start, "close the quote that begins here; it ends only at the next one, lines below"
    return None


def _no_break_space(mistake: Mistake) -> Cure | None:
    for line in mistake.lines:
        if "\xa0" in line[0]:
            place = line.start() + line[0].index("\xa0")
            return place, "write a blank for the no-break space that stands here"
    return None


def _item(mistake: Mistake) -> Cure | None:
    for line in mistake.lines:
        if re.match(r"\s*([–—•*]|-[^\s-]|\d+[.)] )", line[0]):
            return line.start(1), "begin an item with a hyphen and a blank: `- `"
    return None


def _block(mistake: Mistake) -> Cure | None:
    """Look for a text whose lines are not indented after its `|` or `>`."""
    start, place = mistake.scalar[0], mistake.place
    is_block = mistake.is_late and mistake.text[start : start + 1] in ("|", ">")
    if not is_block or re.compile(r"[\w-]+(:|\s*[\r\n])").match(mistake.text, place):
        return None  # or a key follows that lacks its colon, or the blank behind it
    return place, "indent this line like the text that it belongs to"


def _key(mistake: Mistake) -> Cure | None:
    """Look for a line above that would begin with a key if it had a colon and a blank."""
    start, end = mistake.scalar
    first = _LINE.search(mistake.text)
    if "document start" in mistake.what and end and first and first.start(1) == start:
        return start, _KEY  # to YAML it is the whole document
    above = mistake.lines[0]
    is_item = re.match(r"\s*- +[\w-]+:", above[0]) and "'-' indicator" in mistake.what
    if _COLON.search(above[0]) or not (is_item or _is_behind_key(mistake)):
        return None
    return above.start(1), _KEY


def _indent(mistake: Mistake) -> Cure | None:
    """Look for a key that stands further right than those above it, and so is text of theirs."""
    if not _is_behind_key(mistake):
        return None
    return mistake.offset, f"{_STRAIGHT}; a text that holds a colon and a blank {_QUOTES}"


def _is_behind_key(mistake: Mistake) -> bool:
    is_key = re.fullmatch(r"\s*(- +)?[\w-]+\s*", mistake.before)
    return "mapping values" in mistake.what and bool(is_key)


def _behind(mistake: Mistake) -> Cure | None:
    """Look for a text that begins in quotes or brackets and goes on behind them."""
    last = mistake.before.rstrip()[-1:]
    if "did not find expected" not in mistake.what or last not in tuple("'\"]}"):
        return None
    quotes = "single quotes (')" if last == '"' else 'straight quotes (")'
    return mistake.offset, f"put the whole text, to its end, into {quotes}"


_LOOKS: tuple[Callable[[Mistake], Cure | None], ...] = (
    _character,
    _unclosed,
    _no_break_space,
    _item,
    _block,
    _key,
    _indent,
    _behind,
)
