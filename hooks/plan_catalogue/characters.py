"""Characters that may stand in no text (specification: template-format.md, Text)."""

import re

# C0, DEL, C1, line and paragraph separators, the bidirectional overrides and isolates, which can
# make a line show something else than it says, halves of characters, and two non-characters.
_OTHERS = "\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff"

FORBIDDEN_IN_FILE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f{_OTHERS}]")
"""In a whole file tabs and line breaks of every system are fine."""

FORBIDDEN_IN_MARKDOWN = re.compile(f"[\x00-\x09\x0b-\x1f{_OTHERS}]")
FORBIDDEN_IN_TEXT = re.compile(f"[\x00-\x1f{_OTHERS}]")


def forbidden_character(character: str) -> str:
    """Return what to say of a character that may not stand where it does."""
    if character == "\n":
        return "a line break is not allowed here; write one line"
    if character == "\t":
        return "a tab is not allowed; write spaces"
    return f"the invisible character U+{ord(character):04X} is not allowed; delete it"
