"""The JSON Schema (draft-07) of a template, made from the model for editors.

It says what a schema can say of one file; `plans check` says the rest. Lengths are counted in
characters and after trimming, which only a pattern can express. Beside draft-07 stand keywords of
yaml-language-server, which every other reader passes over: what an editor says of a mistake, shows
of a key and writes for one. `quality/editor.mjs` tries them.
"""

import json
import re

from plan_catalogue.model import (
    TEMPLATE,
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
from plan_catalogue.timing import ACCEPTED, PHRASES
from plan_catalogue.wording import describe, requirement

_Schema = dict[str, object]

# characters.py in the common tongue of Python's and ECMAScript's regular expressions. Halves of
# characters are left out: to a reader without the flag `u` every emoji would be two of them.
_OTHERS = r"\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff"
_IN_TEXT = rf"\u0000-\u001f{_OTHERS}"
_IN_MARKDOWN = rf"\u0000-\u0009\u000b-\u001f{_OTHERS}"

SPACES = r" \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What is trimmed, spelled out: `\\s` is not the same in the two."""
_EDGE = rf"[\t\n{SPACES}]*"

_NO_FORMULA = "(?![=+\\-@\uff1d\uff0b\uff0d\uff20])"
_NUMBER = "(?:[1-9][0-9]{0,2}|[12][0-9]{3}|3[0-5][0-9]{2}|36[0-5][0-9]|3660)"

_LONGEST_LINE = 200


def render() -> str:
    """Return the schema's text, as it is published at /schema/template.schema.json."""
    is_event = {"properties": {"anchor": {"const": "event"}}, "required": ["anchor"]}
    is_start = {"properties": {"anchor": {"const": "start"}}}
    # As a pattern that takes nothing it can say what to do; `false` could not.
    delete = "Delete this, or write anchor: event."
    no_label = {"pattern": "^(?!)", "errorMessage": delete, "doNotSuggest": True}
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **_schema(TEMPLATE),
        "title": "Plan Catalogue template",
        # Two, so that a misspelt anchor is one mistake and not two.
        "allOf": [
            {"if": is_event, "then": {"required": ["anchor_label"]}},
            {"if": is_start, "then": {"properties": {"anchor_label": no_label}}},
        ],
    }
    return json.dumps(schema, ensure_ascii=True, indent=2) + "\n"


def _schema(kind: Kind) -> _Schema:
    match kind:
        case Text():
            return _text(kind)
        case Whole(least=least, most=most):
            number: _Schema = {"type": "integer", "minimum": least, "maximum": most}
            return number | _wanted(kind) | _begun_as(str(least), f"${{1:{least}}}")
        case Choice(words=words, meanings=meanings):
            return {"enum": list(words), "enumDescriptions": list(meanings)}
        case ListOf(item=item, least=least, most=most):
            limits: _Schema = {"minItems": least} if least else {}
            if most is not None:
                limits["maxItems"] = most
            items = {"type": "array", "items": _schema(item), **limits} | _wanted(kind)
            return items | (_first_of(item) if isinstance(item, Record) else {})
        case Record():
            return _record(kind)
        case TrueOrText(text=text):
            return {"anyOf": [{"const": True} | _wanted(kind), _text(text)]}
        case Phrase():
            examples = [
                {"label": phrase, "body": phrase, "description": meaning}
                for phrase, meaning in PHRASES.items()
            ]
            wanted = {"errorMessage": f"Expected: {describe(kind)}; {ACCEPTED}."}
            return _matching(_phrases()) | wanted | {"defaultSnippets": examples}
        case IsoDate():
            return _matching("[0-9]{4}-[0-9]{2}-[0-9]{2}") | _wanted(kind)
        case Url():  # pragma: no branch - there is no other kind
            rest = f"[^{SPACES}{_IN_TEXT}]+"
            return _matching(f"{_any_case('http')}[sS]?://{rest}") | _wanted(kind)


def _record(kind: Record) -> _Schema:
    properties: _Schema = {}
    for key in kind.keys:
        need, holds = requirement(key), describe(key.kind)
        in_markdown = [key.meaning, f"*{need}*: {holds}"]
        if isinstance(key.kind, Phrase):
            in_markdown.append("\n".join(f"- `{it}`: {means}" for it, means in PHRASES.items()))
        properties[key.name] = {
            "description": f"{key.meaning} ({need}; {holds})",
            "markdownDescription": "\n\n".join(in_markdown),
            **_schema(key.kind),
            # Editors write defaults of numbers into every new task.
            **({"default": key.default} if isinstance(key.default, str) else {}),
        }
    return {
        "title": kind.name,
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in kind.keys if key.required],
        "properties": properties,
    }


def _text(kind: Text) -> _Schema:
    if isinstance(kind, Slug):
        slug = _matching(rf"(?=[a-z0-9-]{{1,{kind.most}}}{_EDGE}$)[a-z0-9]+(?:-[a-z0-9]+)*")
        return slug | _wanted(kind, "small letters a-z, digits and single hyphens")
    is_markdown = isinstance(kind, Markdown)
    forbidden = _IN_MARKDOWN if is_markdown else _IN_TEXT
    is_title = isinstance(kind, Title)
    start = _NO_FORMULA if is_title else ""
    ends, inside = f"[^{SPACES}\\n{forbidden}]", f"[^{forbidden}]"
    most = "" if kind.most is None else kind.most - 2
    rest = f"{inside}{{{max(kind.least - 2, 0)},{most}}}{ends}"
    body = f"{ends}{rest}" if kind.least > 1 else f"{ends}(?:{rest})?"
    breaks = "" if is_markdown else "line breaks, "
    text = _matching(start + body)
    begun = ("not beginning with =, +, - or @",) if is_title else ()
    text |= _wanted(kind, *begun, f"without {breaks}tabs, invisible characters")
    if kind.most is None or kind.most <= _LONGEST_LINE:
        return text
    if is_markdown:
        return text | _begun_as("| (lines as they are)", "|\n  $1")
    return text | _begun_as(">- (lines joined)", ">-\n  $1")


def _matching(pattern: str) -> _Schema:
    return {"type": "string", "pattern": f"^{_EDGE}(?:{pattern}){_EDGE}$"}


def _wanted(kind: Kind, *more: str) -> _Schema:
    """Return what an editor says of a wrong value, and of one that YAML does not take for text."""
    wanted = "; ".join((f"Expected: {describe(kind)}", *more))
    if not isinstance(kind, Text | IsoDate | Url):
        return {"errorMessage": f"{wanted}."}
    quotes = "; put a number, true or false in quotes"
    return {"patternErrorMessage": f"{wanted}.", "errorMessage": f"{wanted}{quotes}."}


def _first_of(record: Record) -> _Schema:
    """Return what an editor writes into a list without items."""
    required = [key.name for key in record.keys if key.required]
    body = {name: f"${number}" for number, name in enumerate(required, 1)}
    return {"defaultSnippets": [{"label": f"- (array item) {record.name}", "body": body}]}


def _begun_as(label: str, body: str) -> _Schema:
    """Return what an editor writes behind a key, with the cursor at $1."""
    return {"defaultSnippets": [{"label": label, "body": body}]}


def _phrases() -> str:
    blank, dash = " +", " *[-\u2013] *"
    units = "|".join(_any_case(unit) for unit in ("day", "week", "month"))
    after = f"(?:{_any_case('after')}|{_any_case('before')})"
    return "|".join(
        (
            f"{_any_case('day')}{blank}{_any_case('of')}",
            f"{_NUMBER}{blank}(?:{units})[sS]?{blank}{after}",
            f"(?:{units}){blank}{_NUMBER}",
            f"(?:{units})[sS]{blank}{_NUMBER}{dash}{_NUMBER}",
        )
    )


def _any_case(word: str) -> str:
    return re.sub("[a-z]", lambda c: f"[{c[0]}{c[0].upper()}]", word)
