import re

import pytest
from bs4 import BeautifulSoup, Tag

from plan_catalogue.markdown import faults, to_html, to_text

HTML = "HTML is not allowed; write plain Markdown, or `code` in backticks"
IMAGE = "an image is not allowed; leave it out, or link to it"
HEADING = "a heading is not allowed; write a paragraph"
QUOTE = "a block quote is not allowed; write a paragraph"
RULE = "a horizontal rule is not allowed; leave an empty line"
NO_SCHEME = "a link without a scheme leads nowhere; write it in full, with https://"
NO_HOST = "a link without a host leads nowhere; write https:// and a host, or mailto: and whom"


def other(name: str) -> str:
    return f"{name}: links are not allowed; use http, https or mailto"


# Faults ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("a <b>b</b>", [(0, HTML)]),
        ("a\nb <!-- c -->", [(1, HTML)]),
        ("a\n\n<div>\nb\n</div>", [(2, HTML)]),
        ("<script>alert(1)</script>", [(0, HTML)]),
        ("a <br\n/> b <br>", [(0, HTML), (1, HTML)]),
        ("a <br\n/> b\n<br>", [(0, HTML), (2, HTML)]),
        ("![a](https://example.org/a.png)", [(0, IMAGE)]),
        ("a\n![b\nc][d]\n\n[d]: https://example.org/", [(1, IMAGE)]),
        ("[![a](https://example.org/a.png)](https://example.org/)", [(0, IMAGE)]),
        ("[a\n![b](c)](https://example.org/)", [(1, IMAGE)]),
        ("# a", [(0, HEADING)]),
        ("a\n\nb\n---", [(2, HEADING)]),
        ("a\n===", [(0, HEADING)]),
        ("- a\n- ## b", [(1, HEADING)]),
        ("> a", [(0, QUOTE)]),
        ("1. a\n\n   > # b", [(2, QUOTE), (2, HEADING)]),
        ("a\n\n* * *", [(2, RULE)]),
        ("[a](javascript:alert)", [(0, other("javascript"))]),
        ("[a](JavaScript:alert)", [(0, other("JavaScript"))]),
        ("[a](java&#115;cript:alert)", [(0, other("javascript"))]),
        ("[a](data:text/html,b)", [(0, other("data"))]),
        ("[a](tel:123) and\n<ftp://example.org/>", [(0, other("tel")), (1, other("ftp"))]),
        ("[a][b]\n\n[b]: file:///c", [(0, other("file")), (2, other("file"))]),
        ("a\n\n[unused]: ftp://example.org/", [(2, other("ftp"))]),
        ("[a\nb](ftp:c)\n<i>", [(0, other("ftp")), (2, HTML)]),
        ("[a](/b)", [(0, NO_SCHEME)]),
        ("[a](#b)", [(0, NO_SCHEME)]),
        ("[a](//example.org)", [(0, NO_SCHEME)]),
        ("[a]()", [(0, NO_SCHEME)]),
        ("[a](java&#10;script:b)", [(0, NO_SCHEME)]),
        ("[a](https://)", [(0, NO_HOST)]),
        ("[a](https:b)", [(0, NO_HOST)]),
        ("[a](https://b:c)", [(0, NO_HOST)]),
        ("[a](https://[::1)", [(0, NO_HOST)]),
        ("- a\n\n  b\n  <i>\n- c\n  - <b>", [(3, HTML), (5, HTML)]),
        ("# a\n\n> <b>\n\n![c](d)", [(0, HEADING), (2, QUOTE), (2, HTML), (4, IMAGE)]),
    ],
)
def test_what_is_not_allowed_is_named_with_its_line(
    source: str, expected: list[tuple[int, str]]
) -> None:
    found = [(fault.line, fault.message) for fault in faults(source)]
    # Two of a kind may stand on one line.
    assert list(dict.fromkeys(found)) == expected


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("a <b>b</b>", [(0, 2), (0, 6)]),
        ("# a", [(0, 0)]),
        ("a\n\n- b *<i>* <b>", [(2, 5), (2, 10)]),
        ("a\n  1. b\n     - c ![d](e)", [(2, 9)]),
        ("[a](ftp:b)\n`c\nd` [e](ftp:f)", [(0, 0), (2, 3)]),
        ("a &#x202e;", [(0, 0)]),
        ("[a][b] c\n\n[b]: ftp:d", [(0, 0), (2, 0)]),
    ],
)
def test_a_fault_knows_its_column_as_well_as_markdown_does(
    source: str, places: list[tuple[int, int]]
) -> None:
    assert [(fault.line, fault.column) for fault in faults(source)] == places


@pytest.mark.parametrize(
    "source",
    [
        "`<b>` and ``![a](b)`` and `# a`",
        "    <b>\n    # a",
        "```\n<b>\n> a\n[a](javascript:b)\n```",
        "\\<b> \\# a !\\[a](https://example.org/) 1 < 2 <3",
        "&lt;b&gt; &amp; &copy;",
        "javascript:alert(1) and https://example.org/",
        "[a](https://example.org/ 'b') <https://example.org/> <me@example.org>",
        "[a](MAILTO:me@example.org) [b](HTTPS://EXAMPLE.ORG)",
        "[a][missing] and [ ] and [b] (c)",
        "{{ a }} {% b %} {: .c}",
        "| a | b |\n| - | - |",
        "~~a~~ www.example.org #a",
        "1) a\n   * b\n\n     c",
    ],
)
def test_what_is_allowed_or_only_text_has_no_faults(source: str) -> None:
    assert faults(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "a\n&#x202E; b",
        "a\n*&#8238;*",
        "- a\n- &#x202e;",
        "[a](https://example.org/)\n[&#x202e;](https://example.org/)",
        "`a`\n&#x202e;",
        "`a\nb` &#x202e;",
        '[a](https://example.org/\n"b") &#x202e;',
        'a\n[b](https://example.org/ "&#x202e;")',
        "a\n``` &#x202e;\nb\n```",
    ],
)
def test_an_entity_is_no_way_to_write_what_may_not_be_written(source: str) -> None:
    if "```" in source:
        # The words after a fence are shown nowhere: it does not matter whether they are refused.
        assert "\u202e" not in to_html(source) + to_text(source)
    else:
        message = "the invisible character U+202E is not allowed; delete it"
        assert [(fault.line, fault.message) for fault in faults(source)] == [(1, message)]


# HTML ------------------------------------------------------------------------------------------


def link(href: str, words: str) -> str:
    return f'<a href="{href}" rel="noopener nofollow">{words}</a>'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One\ntwo.\n\nThree.", "<p>One\ntwo.</p>\n<p>Three.</p>"),
        ("*a* **b** ***c***", "<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("`<b>`", "<p><code>&lt;b&gt;</code></p>"),
        ("```html\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("    a\n    b", "<pre><code>a\nb\n</code></pre>"),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("[a](https://example.org/)", f"<p>{link('https://example.org/', 'a')}</p>"),
        ("[ü](https://example.org/ü)", f"<p>{link('https://example.org/%C3%BC', 'ü')}</p>"),
        ("<me@example.org>", f"<p>{link('mailto:me@example.org', 'me@example.org')}</p>"),
        ("1 < 2 & \"3\" '4'", "<p>1 &lt; 2 &amp; \"3\" '4'</p>"),
        ("{{ a }} {% b %} {: .c}", "<p>{{ a }} {% b %} {: .c}</p>"),
        ("~~a~~ https://example.org", "<p>~~a~~ https://example.org</p>"),
    ],
)
def test_markdown_becomes_the_elements_that_are_allowed(source: str, expected: str) -> None:
    assert to_html(source) == expected


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)> ![a](https://example.org/a.png)",
    "<a href='https://example.org/' onclick='a()' style='b' class='c' id='d' target=_blank>e</a>",
    "<a href='javascript:alert(1)'>a</a> <a href=' &#1;javascript:alert(1)'>b</a>",
    "[a](javascript:alert(1)) [b](JaVaScript:alert(1)) [c](data:text/html,d) [e](vbscript:f)",
    "<javascript:alert(1)> [a][b]\n\n[b]: javascript:alert(1)",
    "[a](javascript&colon;alert) [b](java&Tab;script:alert)",
    "# a\n\nb\n---\n\n> c\n\n---",
    "<p onload=a>b</p> <svg><script>c</script></svg> <math><mi xlink:href='javascript:a'>",
    "<iframe src=//example.org></iframe><style>a{}</style><form action=b><input></form>",
    "<base href=//example.org><meta http-equiv=refresh content=0><link rel=stylesheet>",
    "<pre class=a><code class=language-b>c</code></pre><ol reversed start=5 type=a><li value=2>d",
    "```a onclick=b\nc\n```",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!-- <b> --> <![CDATA[ <b> ]]> <?php b ?> <!DOCTYPE b>",
    '[a](https://example.org/"onmouseover="b "c")',
]


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_else_passes_even_where_the_faults_were_not_looked_at(source: str) -> None:
    page = BeautifulSoup(to_html(source), "html.parser")
    allowed = {"p", "em", "strong", "ul", "ol", "li", "code", "pre", "a", "br"}
    assert {tag.name for tag in page.find_all()} <= allowed
    for tag in page.find_all():
        assert isinstance(tag, Tag)
        # The sanitiser lets a title pass, which a link of CommonMark may have.
        assert set(tag.attrs) <= {"a": {"href", "rel", "title"}, "ol": {"start"}}.get(
            tag.name, set()
        )
        scheme = re.match("[a-z][a-z0-9+.-]*(?=:)", str(tag.attrs.get("href", "")), re.IGNORECASE)
        assert scheme is None or scheme[0] in {"http", "https", "mailto"}
    assert "<!" not in str(page)


def test_a_link_says_that_it_is_a_strangers() -> None:
    page = BeautifulSoup(to_html("[a](https://example.org/) <me@example.org>"), "html.parser")
    assert [tag["rel"] for tag in page.find_all("a")] == [["noopener", "nofollow"]] * 2


# Plain text ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("One\ntwo.\n\n\nThree.", "One two.\n\nThree.", id="paragraphs"),
        pytest.param("- a\n- b\n\nc", "• a\n• b\n\nc", id="list"),
        pytest.param("a\n- b\n\n<!-- -->\n- c", "a\n• b\n• c", id="list-after-a-line"),
        pytest.param("3. a\n4. b\n5. c", "3. a\n4. b\n5. c", id="numbered-list"),
        pytest.param("1. a\n   - b\n   - c\n2. d", "1. a\n  • b\n  • c\n2. d", id="nested-list"),
        pytest.param("* a\n  1. b\n     * c", "• a\n  1. b\n    • c", id="three-levels"),
        pytest.param("- a\n  b\n\n  c\n- d", "• a b\n  c\n• d", id="paragraphs-of-an-item"),
        pytest.param("- a\\\n  b", "• a\n  b", id="hard-break-in-an-item"),
        pytest.param("-\n- b\n1.\n2. c", "• b\n2. c", id="items-of-nothing"),
        pytest.param("- - a", "  • a", id="list-in-a-list"),
        pytest.param("a\\\nb  \nc", "a\nb\nc", id="hard-breaks"),
        pytest.param("*a* **b** ***c***", "a b c", id="emphasis"),
        pytest.param("`a  b` ``c`d``", "a  b c`d", id="code"),
        pytest.param("a\n\n```py\nb = 1\n\nc\n```\nd", "a\n\nb = 1\n\nc\n\nd", id="fence"),
        pytest.param("    a\n      b\n\nc", "a\n  b\n\nc", id="indented-code"),
        pytest.param("- a\n  ```\n  b\n    c\n  ```", "• a\n  b\n    c", id="code-in-an-item"),
        pytest.param("[a](https://b.c/) d", "a (https://b.c/) d", id="link"),
        pytest.param("[`a` *b*](https://b.c)", "a b (https://b.c)", id="link-with-code"),
        pytest.param("[a][b]\n\n[b]: https://b.c", "a (https://b.c)", id="reference"),
        pytest.param("[a](mailto:b@c.d)", "a (b@c.d)", id="mail"),
        pytest.param("<https://b.c/> <d@e.f>", "https://b.c/ d@e.f", id="autolinks"),
        pytest.param("<https://a.b> [c](https://d.e)", "https://a.b c (https://d.e)", id="both"),
        pytest.param("&amp; &lt;b&gt; \\*c\\*", "& <b> *c*", id="entities-and-escapes"),
        pytest.param("{{ a }} {% b %}", "{{ a }} {% b %}", id="braces"),
    ],
)
def test_plain_text_keeps_what_markdown_says(source: str, expected: str) -> None:
    assert to_text(source) == expected
