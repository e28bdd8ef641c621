"""What the command line's options may be: text to value, or one line on what would be right."""

import re
from argparse import ArgumentTypeError
from datetime import UTC, date, datetime

from plan_catalogue import addresses
from plan_catalogue.characters import FORBIDDEN_IN_TEXT, forbidden_character
from plan_catalogue.problems import quote
from plan_catalogue.schedule import NAME_LENGTH


def day(text: str) -> date:
    """Read a day such as 2027-01-04."""
    try:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    message = f"{quote(text)} is no date; write year-month-day, such as 2027-01-04"
    raise ArgumentTypeError(message)


def days(text: str) -> tuple[date, ...]:
    """Read days with commas between them; the result is in order, each once."""
    return tuple(sorted({day(word) for word in words(text)}))


def words(text: str) -> tuple[str, ...]:
    """Read words with commas between them."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def plan_name(text: str) -> str:
    """Read the visitor's name for a plan; an empty one is none."""
    name = text.strip()
    if hidden := FORBIDDEN_IN_TEXT.search(name):
        raise ArgumentTypeError(forbidden_character(hidden[0]))
    if len(name) > NAME_LENGTH:
        message = f"the name has {len(name)} characters; write at most {NAME_LENGTH}"
        raise ArgumentTypeError(message)
    return name


def site_url(text: str) -> str:
    """Read the address of a site; it has a host, and neither query nor fragment."""
    is_web = text.lower().startswith(("http://", "https://")) and addresses.is_address(text)
    if is_web and not re.search("[?#]", text) and not FORBIDDEN_IN_TEXT.search(text):
        return text
    message = f"{quote(text)} is no address of a site; write one such as https://plans.example.org/"
    raise ArgumentTypeError(message)


def stamp(text: str) -> datetime:
    """Read a moment in UTC such as 20270101T000000Z."""
    try:
        if re.fullmatch("[0-9]{8}T[0-9]{6}Z", text):
            return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        pass
    message = f"{quote(text)} is no moment in UTC; write one such as 20270101T000000Z"
    raise ArgumentTypeError(message)
