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
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from markdown_it.token import Token

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
    """Something that is not allowed: the line of the source, from 0, and what to do about it."""

    line: int
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


@lru_cache(maxsize=1024)
def _parse(source: str) -> tuple[Sequence[Token], Mapping[str, Mapping[str, Any]]]:
    """Return the tokens of a text, not to be changed, and its reference links.

    A text is checked once and shown in a page, a calendar and a spreadsheet: parsed once for all.
    """
    env: dict[str, Any] = {}
    return _PARSER.parse(source, env), env.get("references", {})


def faults(source: str) -> list[Fault]:
    """Return everything in a Markdown text that is not allowed, in order."""
    tokens, references = _parse(source)
    found = []
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.type in _BLOCKS:
            found.append(_fault(line, _BLOCKS[token.type]))
        above = line
        for child in token.children or ():
            if "start" in child.meta:
                line = above + token.content.count("\n", 0, child.meta["start"])
            found += _inline_faults(child, line)
            if "end" in child.meta:
                line = above + token.content.count("\n", 0, child.meta["end"])
            line += child.type in {"softbreak", "hardbreak"}
    for reference in references.values():
        found += _address_faults(reference["href"], reference["map"][0])
    return sorted(dict.fromkeys(found), key=lambda fault: fault.line)


def _inline_faults(token: Token, line: int) -> Iterator[Fault]:
    if token.type == "html_inline":
        yield _fault(line, "HTML")
    elif token.type == "image":
        yield _fault(line, "image")
    elif token.type == "link_open":
        yield from _address_faults(str(token.attrs.get("href", "")), line)
    # An entity such as &#x202e; is a way to write what may not be written.
    shown = f"{token.content}{token.attrs.get('title', '')}" if token.type != "html_inline" else ""
    if hidden := FORBIDDEN_IN_MARKDOWN.search(shown):
        yield Fault(line, forbidden_character(hidden[0]))


def _fault(line: int, name: str) -> Fault:
    article = "" if name == "HTML" else "an " if name[0] in "aeiou" else "a "
    return Fault(line, f"{article}{name} is not allowed; {_CURES[name]}")


def _address_faults(href: str, line: int) -> Iterator[Fault]:
    scheme = re.match("[A-Za-z][A-Za-z0-9+.-]*(?=:)", href)
    if not scheme:
        cure = "write it in full, with https://"
        yield Fault(line, f"a link without a scheme leads nowhere; {cure}")
    elif scheme[0].lower() not in _SCHEMES:
        yield Fault(line, f"{scheme[0]}: links are not allowed; use http, https or mailto")
    elif not is_address(href):
        yield Fault(line, "a link without a host leads nowhere; write https:// and a host")


def is_address(url: str) -> bool:
    """Tell whether `url` is a mailto address, or an http or https one that names a host."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port  # raises when it is no number
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return bool(parts.path)
    return parts.scheme in {"http", "https"} and bool(host)


_CLEANER = nh3.Cleaner(
    tags={"p", "em", "strong", "ul", "ol", "li", "code", "pre", "a", "br"},
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes=_SCHEMES,
    link_rel="noopener nofollow",
)


def to_html(source: str) -> str:
    """Return Markdown as HTML of the allowed elements and nothing else."""
    tokens, _ = _parse(source)
    rendered: str = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return _CLEANER.clean(rendered).strip()


def to_text(source: str) -> str:
    """Return Markdown as plain text for calendars and cells: lists keep their marks.

    An address follows the words of its link in brackets. Lines are not wrapped anew.
    """
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
