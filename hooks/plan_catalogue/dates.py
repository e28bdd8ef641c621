"""Dates and lengths for people, in one form on every page: Mon 4 Jan 2027."""

from datetime import date

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(day: date) -> str:
    """Return a date that cannot be misread: the month is a word, whatever the country."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def mark_label(day: date, unit: str) -> str:
    """Return what stands at the beginning of a unit in a picture whose periods are named."""
    match unit:
        case "day":
            return f"{_DAYS[day.weekday()]} {day.day}"
        case "week":
            return str(day.day)
        case "year":
            return str(day.year)
        case _:
            return _MONTHS[day.month - 1]


def period_label(day: date, unit: str) -> str:
    """Return the name of the month or the year that a day lies in."""
    return f"{_MONTHS[day.month - 1]} {day.year}" if unit == "month" else str(day.year)


def about(days: int) -> str:
    """Return a length in weeks or months, rounded; nothing where days say it best."""
    if days < 21:
        return ""
    if days < 70:
        return f"{_round(days, 7)} weeks"
    return f"{_round(days, 30)} months"


def _round(days: int, unit: int) -> int:
    return (2 * days + unit) // (2 * unit)
