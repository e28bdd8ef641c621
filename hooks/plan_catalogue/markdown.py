"""The Markdown that templates may use (specification: template-format.md, Text).

CommonMark, of which paragraphs, emphasis, lists, inline code, code blocks and links to http,
https and mailto are allowed. What is not is found when a template is read; the sanitiser then
holds when rendering, whatever the finder may have missed.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from markdown_it.token import Token

from plan_catalogue import addresses
from plan_catalogue.characters import FORBIDDEN_IN_MARKDOWN, forbidden_character

_SCHEMES = {"http", "https", "mailto"}
_BLOCKS = {
    "heading_open": "heading",
    "html_block": "HTML",
    "blockquote_open": "block quote",
    "hr": "horizontal rule",
}
_CURES = {
    "heading": "write a paragraph",
    "HTML": "write plain Markdown, or `code` in backticks",
    "image": "leave it out, or link to it",
    "block quote": "write a paragraph",
    "horizontal rule": "leave an empty line",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not allowed, and what would be right.

    `line` and `column` count from 0 in the source and lead to a character that is not blank.
    """

    line: int
    column: int
    message: str


def _placed(
    rule: Callable[[StateInline, bool], bool],
) -> Callable[[StateInline, bool], bool]:
    """Wrap an inline rule so that its tokens know where they begin and end in the text.

    markdown-it gives places to blocks only. These are the rules that can take a line break into
    themselves; between them, line breaks are tokens that can be counted.
    """

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as markdown-it calls it
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        made = [token for token in state.tokens[count:] if token.type != "text"]
        if made:
            made[0].meta.setdefault("start", start)
            made[-1].meta["end"] = state.pos
        return True

    return run


class _NamingParser(MarkdownIt):
    """Shows links of every scheme, so that the wrong ones can be named and not taken for text."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's own
        return True


def _parser() -> MarkdownIt:
    parser = _NamingParser("commonmark")
    for name, rule in {
        "link": link,
        "image": image,
        "autolink": autolink,
        "html_inline": html_inline,
        "backticks": backtick,
    }.items():
        parser.inline.ruler.at(name, _placed(rule))
    return parser


_PARSER = _parser()


_PLAIN_LINE = r"[^\W\d_][^\\`*_\[\]<>&#~\x00-\x1f\x7f-\xa0\u2028\u2029]*(?<!\s)"
_PLAIN = re.compile(rf"{_PLAIN_LINE}(?:\n+{_PLAIN_LINE})*")
"""Paragraphs of lines that begin with a letter, without any character that could mean something.

Most texts are: taken as they are, which tests/unit/test_markdown.py holds equal to parsing them.
"""


_SIGNS = re.compile(r"[*_\[<`!&\n]")


@lru_cache(maxsize=1024)
def _parse(source: str) -> tuple[Sequence[Token], Mapping[str, Mapping[str, Any]]]:
    """Return the tokens of a text, not to be changed, and its reference links.

    A text is checked once and shown in a page, a calendar and a spreadsheet: parsed once for all.
    """
    env: dict[str, Any] = {}
    return _PARSER.parse(source, env), env.get("references", {})


def signs(source: str) -> int:
    """Return how many lines and signs a text has that the parser spends its time on."""
    return 0 if _PLAIN.fullmatch(source) else 1 + len(_SIGNS.findall(source))


def faults(source: str) -> list[Fault]:
    """Return everything in a Markdown text that is not allowed, in order."""
    if _PLAIN.fullmatch(source):
        return []
    tokens, references = _parse(source)
    lines = source.split("\n")
    found = []
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.type in _BLOCKS:
            found.append(Fault(line, _indent(lines[line]), _message(_BLOCKS[token.type])))
        position = 0
        for child in token.children or ():
            position = child.meta.get("start", position)
            found += [
                Fault(*_place(lines, line, token.content, position), message)
                for message in _inline_messages(child)
            ]
            # Between what knows its place, line breaks can be counted.
            if child.type in {"softbreak", "hardbreak"}:
                position = token.content.find("\n", position) + 1
            position = child.meta.get("end", position)
    for reference in references.values():
        line = reference["map"][0]
        messages = _address_messages(reference["href"])
        found += [Fault(line, _indent(lines[line]), message) for message in messages]
    return sorted(dict.fromkeys(found), key=lambda fault: (fault.line, fault.column))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _place(lines: list[str], first: int, content: str, position: int) -> tuple[int, int]:
    """Return line and column of a position in a block's content, which has lost its indents."""
    above = content[:position].split("\n")
    line = first + len(above) - 1
    whole = content.split("\n")[len(above) - 1]
    return line, max(lines[line].find(whole), 0) + len(above[-1])


def _inline_messages(token: Token) -> Iterator[str]:
    if token.type == "html_inline":
        yield _message("HTML")
        return
    if token.type == "image":
        yield _message("image")
    elif token.type == "link_open":
        yield from _address_messages(str(token.attrs.get("href", "")))
    # An entity such as &#x202e; is a way to write what may not be written.
    shown = f"{token.content}{token.attrs.get('title', '')}"
    if hidden := FORBIDDEN_IN_MARKDOWN.search(shown):
        yield forbidden_character(hidden[0])


def _message(name: str) -> str:
    article = "" if name == "HTML" else "an " if name[0] in "aeiou" else "a "
    return f"{article}{name} is not allowed; {_CURES[name]}"


def _address_messages(href: str) -> Iterator[str]:
    scheme = re.match("[A-Za-z][A-Za-z0-9+.-]*(?=:)", href)
    if not scheme:
        yield "a link without a scheme leads nowhere; write it in full, with https://"
    elif scheme[0].lower() not in _SCHEMES:
        yield f"{scheme[0][:30]}: links are not allowed; use http, https or mailto"
    elif not addresses.is_address(href):
        yield "a link without a host leads nowhere; write https:// and a host, or mailto: and whom"


_CLEANER = nh3.Cleaner(
    tags={"p", "em", "strong", "ul", "ol", "li", "code", "pre", "a", "br"},
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
    url_schemes=_SCHEMES,
    link_rel="noopener nofollow",
)


def to_html(source: str) -> str:
    """Return Markdown as HTML of the allowed elements and nothing else."""
    if _PLAIN.fullmatch(source):
        return "\n".join(f"<p>{paragraph}</p>" for paragraph in re.split("\n\n+", source))
    tokens, _ = _parse(source)
    rendered: str = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return _CLEANER.clean(rendered).strip()


@lru_cache(maxsize=64)  # the calendar, the spreadsheet and the page want the same
def to_text(source: str) -> str:
    """Return Markdown as plain text for calendars and cells: lists keep their marks.

    An address follows the words of its link in brackets. Lines are not wrapped anew.
    """
    if _PLAIN.fullmatch(source):
        paragraphs = re.split("\n\n+", source)
        return "\n\n".join(paragraph.replace("\n", " ") for paragraph in paragraphs)
    lines: list[str] = []
    lists: list[int | None] = []  # of each open list the next number, None for bullets
    mark = ""
    for token in _parse(source)[0]:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            ordered = token.type == "ordered_list_open"
            lists.append(int(token.attrs.get("start", 1)) if ordered else None)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            number = lists[-1]
            mark = "• " if number is None else f"{number}. "
            lists[-1] = None if number is None else number + 1
        elif token.type in {"inline", "fence", "code_block"}:
            text = _inline_text(token) if token.type == "inline" else token.content.rstrip("\n")
            if lines and not lists:
                lines.append("")
            rest = "  " * len(lists)
            first = rest[2:] + mark if mark else rest
            lines.append(first + text.replace("\n", "\n" + rest))
            mark = ""
    return "\n".join(lines)


def _inline_text(token: Token) -> str:
    pieces: list[str] = []
    hrefs: list[str] = []
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            pieces.append(" " if child.type == "softbreak" else "\n")
        elif child.type == "link_open":
            # An autolink shows its address already.
            hrefs.append("" if child.markup == "autolink" else str(child.attrs["href"]))
        elif child.type == "link_close":
            if href := hrefs.pop():
                pieces.append(f" ({href.removeprefix('mailto:')})")
        else:
            pieces.append(child.content)
    return "".join(pieces)
