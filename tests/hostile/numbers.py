"""Numbers that grow on reading, and texts that fill a disk."""

from tests.builders import task_text, template_text
from tests.hostile.cases import Raw, refused, shown, template

_MANY = "9" * 10_000


def _points(number: str) -> str:
    return template(points=Raw(number))


_POINTS = "write a whole number from 0 to 1000"

CASES = [
    # Numbers
    refused("points-nothing", _points("~"), "12:13", "is empty"),
    *(
        refused(f"points-{name}", _points(number), "12:13", _POINTS)
        for name, number in {
            "of-ten-thousand-digits": _MANY,
            "of-ten-thousand-digits-below-zero": f"-{_MANY}",
            "of-ten-thousand-digits-behind-the-point": f"0.5{_MANY}",
            "beyond-all-floats": "1e999",
            "below-all-floats": "-1e999",
            "with-a-huge-exponent": f"1e{_MANY}",
            "hexadecimal": "0xFFFFFFFFFFFFFFFFFFFFFFFF",
            "octal": "0o7777777777777777777777",
            "binary": "0b1010",
            "infinite": ".inf",
            "infinite-below": "-.INF",
            "not-a-number": ".NaN",
            "nearly-whole": "999.9999999",
            "too-large-for-64-bits": "18446744073709551616",
            "below-zero": "-1",
            "of-sixty": "1:30",
            "with-underscores": "1_000_0",
            "with-commas": "1,000",
            "arabic": "\u0661\u0662",
            "full-width": "\uff11\uff12",
            "true": "true",
        }.items()
    ),
    refused("duration-of-all-time", template(duration=Raw("1e308")), "13:15", "from 1 to 366"),
    refused("duration-of-nothing", template(duration=Raw("0")), "13:15", "from 1 to 366"),
    refused("day-of-many-digits", template(when=f"{_MANY} days after"), "10:11", "timing phrase"),
    refused("day-beyond-ten-years", template(when="9999 months after"), "10:11", "too large"),
    refused("day-of-other-digits", template(when="\u0661 days after"), "10:11", "timing phrase"),
    refused("day-with-a-kelvin-sign", template(when="wee\u212a 2"), "10:11", "timing phrase"),
    refused("date-of-no-calendar", template(added="2027-02-30"), "3:8", "is no date"),
    refused("date-before-all", template(added="0000-00-00"), "3:8", "is no date"),
    refused(
        "date-of-other-digits", template(added="\u0662\u0660\u0662\u0667-01-04"), "3:8", "date"
    ),
    refused("date-beyond-all", template(added="99999-01-01"), "3:8", "is no date"),
    shown("numbers-as-text", role="1e999", caution=_MANY[:500], sign_off=".inf"),
    shown("not-a-number-as-text", role=".nan", sign_off="0x1F", authors="null"),
    # Sizes
    refused(
        "a-byte-too-many",
        f"{template()}#".encode().ljust(64 * 1024 + 1, b"#"),
        "1:1",
        "larger than 64 KiB",
    ),
    refused("a-gigabyte-of-noughts", bytes(70_000), "1:1", "larger than 64 KiB"),
    refused(
        "a-title-that-fills-the-file",
        template(title="a" * 60_000),
        "1:8",
        "has 60000 characters; write 5 to 80",
    ),
    refused("an-id-that-fills-the-file", template(id="a" * 60_000), "13:9", "has 60000 characters"),
    refused(
        "an-id-made-too-long",
        template(task_title="\u33c2" * 25),
        "9:12",
        "the id made from this title",
    ),
    refused(
        "an-answer-that-fills-the-file",
        template(answer="*a_" * 20_000),
        7,
        "more than 2000 lines and signs of Markdown",
    ),
    refused(
        "details-that-fill-the-file",
        template(details="[" * 60_000),
        "13:14",
        "has 60000 characters",
    ),
    refused(
        "a-thousand-tasks",
        template_text(*[task_text(f"T{n}xx") for n in range(700)]),
        9,
        "has 700 items; write 3 to 200",
    ),
    refused(
        "a-thousand-tags",
        template(tags=Raw(f"[{', '.join(f'a{n}' for n in range(1000))}]")),
        "21:7",
        "has 1000 items",
    ),
    shown("a-word-without-end", summary="w" * 400, caution="w" * 9_000),
]
