"""Names inside of a file: slugs that are paths, and names that scripts and pages have already."""

from tests.hostile.cases import Raw, refused, shown, shown_in_tasks, template

_NO_SLUG = "is no slug"
_PATHS = {
    "dots": "..",
    "path-up": "../../etc/passwd",
    "path-down": "a/b",
    "path-of-windows": "a\\b",
    "root": "/etc/passwd",
    "drive": "c:con",
    "hidden": ".git",
    "percent-encoded": "%2e%2e%2f",
    "percent-encoded-twice": "%252e%252e",
    "upper-case": "Setup",
    "trailing-dot": "a.",
    "inner-blank": "a b",
    "underscore": "plan_data",
    "proto": "__proto__",
    "look-alike": "\u0430bc",
    "full-width": "\uff41bc",
    "ligature": "o\ufb03ce",
    "dotless": "w\u0131fi",
    "other-hyphen": "a\u2010b",
    "double-hyphen": "a--b",
    "leading-hyphen": "-a",
    "trailing-hyphen": "a-",
    "query": "a?b=c#d",
    "quote": "a'b\"c",
    "tag": "<b>",
    "stream": "a::$data",
}
_TAKEN = (
    "constructor",
    "location",
    "document",
    "self",
    "top",
    "name",
    "form",
    "content",
    "header",
    "search",
    "window",
    "con",
    "nul",
    "aux",
    "index",
    "valueof",
    "then",
    "config",
    "true1",
)

CASES = [
    *(
        refused(f"category-{name}", template(category=slug), "11:15", _NO_SLUG)
        for name, slug in _PATHS.items()
    ),
    *(
        refused(f"{key}-{name}", template(**{key: _PATHS[name]}), place, _NO_SLUG)
        for key, place in (("tags", "21:8"), ("related", "21:11"), ("next", "21:8"), ("id", "13:9"))
        for name in ("path-up", "percent-encoded", "proto", "look-alike")
    ),
    refused("id-very-long", template(id="a" * 81), "13:9", "has 81 characters"),
    refused("id-of-a-number", template(id=Raw("404")), "13:9", "is a number"),
    refused("id-that-waits-for-itself", template(id="a", after="a"), "14:12", "a cycle"),
    refused("id-of-nobody", template(after="__proto__"), "13:13", _NO_SLUG),
    refused("id-twice-by-a-title", template(id="go-on"), 14, "duplicate task id"),
    refused("related-to-itself-in-a-list", template(related=Raw("{a: b}")), 21, "a mapping stands"),
    # As many in a file as it may have tags.
    *(
        shown_in_tasks(
            f"named-{names[0]}",
            *({"id": name, "category": name, "role": name} for name in names),
            tags=f"[{', '.join(names)}]",
        )
        for names in (_TAKEN[:8], _TAKEN[8:16], _TAKEN[16:])
    ),
    shown("ids-made-of-hostile-titles", task_title="../..//<b>__proto__"),
    shown("id-made-of-nothing", task_title="\u0430\u0431\u0432 <>"),
]
