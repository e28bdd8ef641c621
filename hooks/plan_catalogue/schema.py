"""The JSON Schema (draft-07) of a template, made from the model for editors.

It says what a schema can say of one file; `plans check` says the rest. Lengths are counted
after trimming, which only a pattern can express.
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

# characters.py in the common tongue of Python's and ECMAScript's regular expressions.
_OTHERS = r"\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff"
_IN_TEXT = rf"\u0000-\u001f{_OTHERS}"
_IN_MARKDOWN = rf"\u0000-\u0009\u000b-\u001f{_OTHERS}"

_NO_FORMULA = "(?![=+\\-@\uff1d\uff0b\uff0d\uff20])"
_NUMBER = "(?:[1-9][0-9]{0,2}|[12][0-9]{3}|3[0-5][0-9]{2}|36[0-5][0-9]|3660)"


def render() -> str:
    """Return the schema's text, as it is published at /schema/template.schema.json."""
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Plan Catalogue template",
        **_schema(TEMPLATE),
        "if": {"properties": {"anchor": {"const": "event"}}, "required": ["anchor"]},
        "then": {"required": ["anchor_label"]},
        "else": {"properties": {"anchor_label": False}},
    }
    return json.dumps(schema, ensure_ascii=True, indent=2) + "\n"


def _schema(kind: Kind) -> _Schema:
    match kind:
        case Text():
            return _text(kind)
        case Whole(least=least, most=most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case Choice(words=words):
            return {"enum": list(words)}
        case ListOf(item=item, least=least, most=most):
            limits: _Schema = {"minItems": least} if least else {}
            if most is not None:
                limits["maxItems"] = most
            return {"type": "array", "items": _schema(item), **limits}
        case Record():
            return _record(kind)
        case TrueOrText(text=text):
            return {"anyOf": [{"const": True}, _schema(text)]}
        case Phrase():
            return {
                "type": "string",
                "pattern": rf"^\s*(?:{_phrases()})\s*$",
                "patternErrorMessage": ACCEPTED,
                "examples": list(PHRASES),
            }
        case IsoDate():
            return {"type": "string", "pattern": r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$"}
        case Url():  # pragma: no branch - there is no other kind
            return {"type": "string", "pattern": rf"^\s*{_any_case('http')}[sS]?://\S+\s*$"}


def _record(kind: Record) -> _Schema:
    properties: _Schema = {}
    for key in kind.keys:
        about = f"{key.meaning} ({requirement(key)}; {describe(key.kind)})"
        default = {} if key.default is None else {"default": key.default}
        properties[key.name] = {"description": about, **_schema(key.kind), **default}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [key.name for key in kind.keys if key.required],
        "properties": properties,
    }


def _text(kind: Text) -> _Schema:
    if isinstance(kind, Slug):
        pattern = rf"^\s*(?=\S{{1,{kind.most}}}\s*$)[a-z0-9]+(?:-[a-z0-9]+)*\s*$"
    else:
        forbidden = _IN_MARKDOWN if isinstance(kind, Markdown) else _IN_TEXT
        start = _NO_FORMULA if isinstance(kind, Title) else ""
        ends, inside = rf"[^\s{forbidden}]", f"[^{forbidden}]"
        most = "" if kind.most is None else kind.most - 2
        rest = f"{inside}{{{max(kind.least - 2, 0)},{most}}}{ends}"
        body = f"{ends}{rest}" if kind.least > 1 else f"{ends}(?:{rest})?"
        pattern = rf"^\s*{start}{body}\s*$"
    about = describe(kind)
    return {"type": "string", "minLength": kind.least, "pattern": pattern} | {
        "patternErrorMessage": f"Write {about}, without tabs and invisible characters."
    }


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
