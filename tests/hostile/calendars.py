"""Lines that would become properties of a calendar, by every style and escape of YAML."""

from tests.hostile.cases import Raw, refused, shown, template

_ALARM = "BEGIN:VALARM"
_BREAK = "a line break is not allowed"


def _title(text: str) -> str:
    return template(task_title=Raw(text))


CASES = [
    refused("line-by-an-escape", _title(rf'"a\n{_ALARM}"'), "9:12", _BREAK),
    refused("return-and-line-by-escapes", _title(rf'"a\r\n{_ALARM}\r\n"'), "9:14", "U+000D"),
    refused("return-by-an-escape", _title(rf'"a\r{_ALARM}"'), "9:14", "U+000D"),
    refused("return-by-a-number", _title(rf'"a\x0d{_ALARM}"'), "9:14", "U+000D"),
    refused("line-by-a-number", _title(rf'"a\x0a{_ALARM}"'), "9:12", _BREAK),
    refused("line-by-a-long-number", _title(rf'"a\U0000000a{_ALARM}"'), "9:12", _BREAK),
    refused("next-line-by-an-escape", _title(rf'"a\N{_ALARM}"'), "9:14", "U+0085"),
    refused("line-separator-by-an-escape", _title(rf'"a\L{_ALARM}"'), "9:14", "U+2028"),
    refused("paragraph-separator-by-an-escape", _title(rf'"a\P{_ALARM}"'), "9:14", "U+2029"),
    refused("vertical-tab-by-an-escape", _title(rf'"a\v{_ALARM}"'), "9:14", "U+000B"),
    refused("line-in-a-literal", _title(f"|\n      a\n      {_ALARM}"), "9:12", _BREAK),
    refused("line-in-a-folded-text", _title(f">\n      a\n\n      {_ALARM}"), "9:12", _BREAK),
    refused("line-in-a-plain-text", _title(f"a\n\n      {_ALARM}"), "9:12", _BREAK),
    refused("line-in-quotes", _title(f"'a\n\n      {_ALARM}'"), "9:12", _BREAK),
    refused(
        "line-in-a-role", template(role=Raw(r'"a\nATTACH:https://evil.example/"')), "13:11", _BREAK
    ),
    refused("line-in-a-sign-off", template(sign_off=Raw(r'"a\nEND:VEVENT"')), "13:15", _BREAK),
    refused("line-in-a-step", template(subtasks=Raw(r'["a\nEND:VEVENT"]')), "13:16", _BREAK),
    refused("line-in-a-plan-title", template(title=Raw(r'"Plan\nMETHOD:CANCEL"')), "1:8", _BREAK),
    refused("line-in-an-id", template(id=Raw(r'"a\nEND:VEVENT"')), "13:9", _BREAK),
    refused("line-in-a-category", template(category=Raw(r'"a\nEND:VEVENT"')), "11:15", _BREAK),
    refused(
        "line-in-a-phrase", template(when=Raw(r'"Day of\nRRULE:FREQ=SECONDLY"')), "10:11", _BREAK
    ),
    refused("return-in-details", template(details=Raw(r'"a\r\nEND:VEVENT"')), "13:16", "U+000D"),
    refused("next-line-in-details", template(details=Raw(r'"a\NEND:VEVENT"')), "13:16", "U+0085"),
    refused("return-by-an-entity", template(details="a &#13; b"), "13:15", "U+000D"),
    refused("separator-by-an-entity", template(details="a &#x2028;END:VEVENT"), "13:15", "U+2028"),
    # Text that looks like a calendar
    shown("an-alarm-as-a-title", task_title="BEGIN:VALARM", role="END:VEVENT"),
    shown("an-escape-as-a-title", task_title=r"a\nBEGIN:VALARM\r\n"),
    shown("an-escape-that-ends", task_title="ends in \\", role="a\\"),
    shown("separators-of-values", task_title="a;b,c:d\\;e", category="a-b"),
    shown("parameters-in-a-title", task_title='X;ATTACH="https://evil.example/":y'),
    shown("a-rule-as-a-title", title="RRULE:FREQ=SECONDLY;COUNT=9999", task_title="METHOD:CANCEL"),
    shown("folded-in-the-middle-of-a-character", task_title="\U0001f4a3" * 40),
    shown("folded-before-a-property", task_title=f"{'x' * 67}BEGIN:VEVENT"),
    shown(
        "lines-of-details", "END:VEVENT", "BEGIN:VALARM", details="a\n\nEND:VEVENT\n\nBEGIN:VALARM"
    ),
    shown(
        "lines-of-code-in-details", "TRIGGER:-PT1M", details="```\nBEGIN:VALARM\nTRIGGER:-PT1M\n```"
    ),
    shown("encoded-lines", task_title="a%0d%0aBEGIN:VALARM", role="=0D=0ABEGIN:VALARM"),
    shown(
        "address-in-steps",
        subtasks="ATTACH:https://evil.example/",
        authors="ORGANIZER:mailto:a@b.c",
    ),
]
