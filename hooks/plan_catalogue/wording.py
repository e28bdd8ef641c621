"""The model's kinds in plain words, for the starter file and the documentation."""

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
    TrueOrText,
    Url,
    Whole,
)


def describe(kind: Kind) -> str:
    """Return what a key of this kind holds: `text, 5 to 80 characters`."""
    match kind:
        case Slug(most=most):
            return f"slug, up to {most} characters"
        case Text(least=least, most=most):
            name = "Markdown" if isinstance(kind, Markdown) else "text"
            return name + _range(least, most, "characters")
        case Whole(least=least, most=most):
            return f"whole number, {least} to {most}"
        case Choice(words=words):
            return " or ".join(words)
        case ListOf(item=item, least=least, most=most):
            return f"list{_range(least, most, 'items')}; each: {describe(item)}"
        case Record(keys=keys):
            needed = ", ".join(key.name for key in keys if key.required)
            others = ", ".join(key.name for key in keys if not key.required)
            return f"{needed}; if wanted {others}" if others else needed
        case TrueOrText(text=text):
            return f"true, or {describe(text)}"
        case Phrase():
            return "timing phrase"
        case IsoDate():
            return "date, such as 2026-05-31"
        case Url():  # pragma: no branch - there is no other kind
            return "address with http or https"


def requirement(key: Key) -> str:
    """Return whether a key is required, and what holds without it."""
    if key.required:
        return "required"
    return f"optional, {key.default} without it" if key.default else "optional"


def _range(least: int, most: int | None, unit: str) -> str:
    if most is None:
        return f", at least {least} {unit}" if least > 1 else ""
    return f", {least} to {most} {unit}" if least > 1 else f", up to {most} {unit}"
