"""OpenAPI descriptions, for tests of what is built."""

from collections.abc import Mapping
from typing import Any


def closed(description: Mapping[str, Any]) -> dict[str, Any]:
    """Return a description whose objects may have no other fields than those that it names.

    The published one is open: fields may be added, and a client of today must not refuse them.
    """
    schemas = {
        name: {**schema, "additionalProperties": False}
        for name, schema in description["components"]["schemas"].items()
    }
    return {**description, "components": {"schemas": schemas}}
