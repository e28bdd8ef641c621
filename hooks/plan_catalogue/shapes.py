"""Kinds of JSON object as tables of fields: their values, their schemas and what they mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from plan_catalogue import addresses
from plan_catalogue.model import (
    SLUG,
    Choice,
    IsoDate,
    Kind,
    ListOf,
    Markdown,
    Slug,
    TrueOrText,
    Url,
    Whole,
)

Schema = Mapping[str, Any]
"""A JSON Schema, draft 2020-12."""

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Field(Generic[Thing]):
    """One field of an object: what it may hold, what it means, and how its value is found."""

    name: str
    schema: Schema
    meaning: str
    value: Callable[[Thing], object]

    @property
    def holds(self) -> str:
        """What it may hold, in words: `string or null`."""
        return _in_words(self.schema)


@dataclass(frozen=True, slots=True)
class Shape(Generic[Thing]):
    """A kind of object: its fields in the order in which they are written, none ever left out."""

    name: str
    meaning: str
    fields: tuple[Field[Thing], ...]

    def of(self, thing: Thing) -> dict[str, Any]:
        """Return the object that tells of a thing."""
        return {field.name: field.value(thing) for field in self.fields}

    @property
    def reference(self) -> Schema:
        """The schema of a place where such an object stands."""
        return {"$ref": f"#/components/schemas/{self.name}"}

    @property
    def schema(self) -> Schema:
        """The schema of the object itself."""
        return {
            "type": "object",
            "description": self.meaning,
            "properties": {
                field.name: {"description": field.meaning, **field.schema} for field in self.fields
            },
            "required": [field.name for field in self.fields],
        }


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A file, or one for each template: its address below the site's, with `{slug}` then."""

    address: str
    operation: str
    meaning: str
    shape: Shape[Any]

    def on(self, site_url: str, slug: str = "") -> str:
        """Return the full address of the file, or of that of one template."""
        return addresses.canonical(site_url, self.address.replace("{slug}", slug))


def schema_of(kind: Kind) -> Schema:
    """Return what a key of the template file holds when it is read.

    How long texts and lists may be is the file's business, and promised to nobody here. Records
    have shapes instead.
    """
    match kind:
        case Slug(most=most):
            return {"type": "string", "pattern": f"^{SLUG}$", "maxLength": most}
        case Markdown():
            return {"type": "string", "contentMediaType": "text/markdown"}
        case IsoDate():
            return {"type": "string", "format": "date"}
        case Url():
            return {"type": "string", "format": "iri"}  # with letters of every script
        case Choice(words=words):
            return {"type": "string", "enum": list(words)}
        case Whole(least=least, most=most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case TrueOrText():
            return {"type": ["boolean", "string"]}
        case ListOf(item=item):
            return list_of(schema_of(item))
        case _:
            return {"type": "string"}


def list_of(schema: Schema) -> Schema:
    """Return the schema of a list of such values."""
    return {"type": "array", "items": schema}


def or_null(schema: Schema) -> Schema:
    """Return the schema of such a value or null."""
    return {**schema, "type": [schema["type"], "null"]}


def _in_words(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " or ".join(f'"{word}"' for word in schema["enum"])
    if "items" in schema:
        return f"array of {_in_words(schema['items'])}"
    types = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    note = schema.get("format") or schema.get("contentMediaType")
    return " or ".join(types) + (f", {note}" if note else "")
