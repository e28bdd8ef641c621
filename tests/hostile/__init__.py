"""Files that mean harm, by class. Each is refused with its place and reason, or shown as text."""

from tests.hostile import (
    calendars,
    characters,
    commands,
    html,
    links,
    markdown,
    names,
    numbers,
    spreadsheets,
    yaml,
)
from tests.hostile.cases import Case
from tests.hostile.everything import TEMPLATE
from tests.hostile.harmless import HARMLESS

CLASSES: dict[str, list[Case]] = {
    "YAML": yaml.CASES,
    "encodings": characters.ENCODINGS,
    "invisible characters": characters.CASES,
    "numbers and strings": numbers.CASES,
    "HTML": html.CASES,
    "Markdown": markdown.CASES,
    "links": links.CASES,
    "spreadsheets": spreadsheets.CASES,
    "calendars": calendars.CASES,
    "shells and layouts": commands.CASES,
    "names": names.CASES,
}

CASES = [case for cases in CLASSES.values() for case in cases]
REFUSED = [case for case in CASES if case.reason]
ACCEPTED = [case for case in CASES if not case.reason]

__all__ = ["ACCEPTED", "CASES", "CLASSES", "HARMLESS", "REFUSED", "TEMPLATE"]
