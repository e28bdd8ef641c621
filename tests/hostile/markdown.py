"""Markdown: what is not allowed by name, and what other dialects would make of a text."""

from tests.hostile.cases import refused, shown, template

_IMAGE = "an image is not allowed"

CASES = [
    refused("image", template(why="![a](https://evil.example/a.png)"), "4:7", _IMAGE),
    refused(
        "image-of-data",
        template(why="![a](data:image/svg+xml,<svg/onload=pwned=1>)"),
        "4:7",
        _IMAGE,
    ),
    refused("image-of-a-script", template(details="![a](javascript:pwned=1)"), "13:15", _IMAGE),
    refused(
        "image-in-a-link", template(why="[![a](https://evil.example/)](https://a.b)"), 4, _IMAGE
    ),
    refused(
        "image-by-reference", template(why="![a]\n\n[a]: https://evil.example/"), "4:7", _IMAGE
    ),
    refused(
        "image-in-emphasis-in-a-list",
        template(why="- **_![a](https://evil.example/)_**"),
        4,
        _IMAGE,
    ),
    refused("image-in-an-image", template(why="![![a](https://a.b)](https://a.b)"), "4:7", _IMAGE),
    refused("heading", template(why="# a"), "4:7", "a heading is not allowed"),
    refused("heading-under-a-text", template(why="a\n==="), "4:7", "a heading is not allowed"),
    refused("heading-in-a-list", template(why="- # a"), "4:7", "a heading is not allowed"),
    refused(
        "heading-with-attributes", template(why="# a {: onclick=pwned=1 }"), "4:7", "a heading"
    ),
    refused("quote", template(why="> a"), "4:7", "a block quote is not allowed"),
    refused("quotes-a-thousand-deep", template(details="> " * 900), 13, "a block quote"),
    refused("rule", template(why="a\n\n***"), "4:12", "a horizontal rule is not allowed"),
    refused(
        "table-of-contents-by-a-rule", template(why="---\ntitle: x\n---"), 4, "horizontal rule"
    ),
    # Other dialects
    shown("attribute-list", "a {: onclick=alert(1) }", why="a {: onclick=alert(1) }"),
    shown(
        "attribute-list-of-a-link",
        '{: target=_blank onclick="pwned=1" }',
        why='[a](https://example.org/){: target=_blank onclick="pwned=1" }',
    ),
    shown(
        "attribute-list-of-a-block",
        "{: style='position:fixed' #plan_data .pc-search }",
        why="a\n{: style='position:fixed' #plan_data .pc-search }",
    ),
    shown(
        "attribute-list-of-kramdown",
        "{::options parse_block_html='true' /}",
        why="{::options parse_block_html='true' /}",
    ),
    shown("attributes-of-pandoc", "a{onclick=pwned=1 .x #y}", details="`a`{onclick=pwned=1 .x #y}"),
    shown(
        "raw-of-pandoc",
        "<script>pwned=1</script>{=html}",
        details="`<script>pwned=1</script>`{=html}",
    ),
    shown(
        "fence-of-raw-html",
        "<script>pwned=1</script>",
        why="```{=html}\n<script>pwned=1</script>\n```",
    ),
    shown("snippet-of-pymdown", '--8<-- "/etc/passwd"', why='--8<-- "/etc/passwd"'),
    shown(
        "snippet-of-an-address",
        ';--8<-- "https://evil.example/"',
        why=';--8<-- "https://evil.example/"',
    ),
    shown("admonition", '!!! danger "<b>"', why='!!! danger "\\<b>"\n    pwned=1'),
    shown("tabs-of-pymdown", '=== "a"', why='=== "a"'),
    shown("emoji-of-material", ":material-alert: :smile:", why=":material-alert: :smile:"),
    shown(
        "keys-marks-and-critic",
        "++ctrl+alt++ ==a== {++b++} {>>c<<}",
        why="++ctrl+alt++ ==a== {++b++} {>>c<<}",
    ),
    shown("footnote", "a[^1]", why="a[^1]"),
    shown("abbreviation", "*[HTML]: <b", why="\\*[HTML]: <b"),
    shown("wiki-link", "[[javascript:alert(1)]]", why="[[javascript:alert(1)]]"),
    shown(
        "mathematics", "$\\href{javascript:alert(1)}{x}$", why=r"$\\href{javascript:alert(1)}{x}$"
    ),
    shown("table", "| a | <b", why="| a | <b\n|---|---\n| x | y"),
    shown("strike-and-tasks", "~~a~~", why="~~a~~\n\n- [x] b"),
    shown("table-of-contents", "[TOC]", why="[TOC]"),
    shown(
        "mermaid",
        "click A javascript:pwned=1",
        why="```mermaid\ngraph LR\nclick A javascript:pwned=1\n```",
    ),
    shown(
        "bare-address",
        "javascript:alert(1) www.evil.example",
        why="javascript:alert(1) www.evil.example",
    ),
    # Nesting
    shown("stars-without-end", "*" * 200 + "a", why="*" * 200 + "a"),
    shown("emphasis-a-hundred-deep", "a", details="*" * 101 + "a" + "*" * 101),
    shown("brackets-without-end", "[" * 400, why="[" * 400),
    shown("lists-deep-in-lists", "deep", why="- " * 60 + "deep"),
    shown("list-that-begins-late", "late", details="999999999. late"),
    shown("emphasis-around-a-tag-that-is-none", "<", details="**<** b"),
    shown("marks-across-each-other", "a", why="**a _b** c_ `d **e` f**"),
    shown("link-text-of-marks", "* _ `", why=r"[\* \_ \`](https://example.org/)"),
    shown("backslashes", "\\<script\\>", why=r"\\\<script\\\>"),
    shown("hard-breaks", "pwned=1", details="a  \npwned=1\\\nb"),
]
