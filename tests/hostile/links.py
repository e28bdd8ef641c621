"""Addresses: every scheme but http, https and mailto, and every way to hide one."""

from tests.hostile.cases import Raw, refused, shown, template

_NOWHERE = "leads nowhere"
_NO_HOST = "a link without a host leads nowhere"


def _other(scheme: str) -> str:
    return f"{scheme}: links are not allowed"


_SCHEMES = {
    "javascript": "javascript:pwned=1",
    "vbscript": "vbscript:msgbox(1)",
    "livescript": "livescript:pwned=1",
    "data": "data:text/html,<script>pwned=1</script>",
    "data-of-base64": "data:text/html;base64,PHNjcmlwdD5wd25lZD0xPC9zY3JpcHQ+",
    "file": "file:///etc/passwd",
    "blob": "blob:https://example.org/1",
    "filesystem": "filesystem:https://example.org/a",
    "view-source": "view-source:https://example.org/",
    "about": "about:blank",
    "ftp": "ftp://evil.example/",
    "ws": "ws://evil.example/",
    "tel": "tel:123",
    "sms": "sms:123?body=x",
    "intent": "intent://x#Intent;scheme=http;end",
    "ms-msdt": "ms-msdt:/id",
    "steam": "steam://run/1",
    "chrome": "chrome://settings",
    "jar": "jar:https://evil.example!/",
    "feed": "feed:javascript:pwned=1",
    "urn": "urn:x:y",
}

CASES = [
    *(
        refused(
            f"link-{name}",
            template(why=f"[a]({address.replace('<', '%3C')})"),
            "4:7",
            _other(address.partition(":")[0]),
        )
        for name, address in _SCHEMES.items()
    ),
    *(
        refused(f"source-{name}", template(url=address), "21:32", "is no address")
        for name, address in _SCHEMES.items()
        if name in {"javascript", "data", "file", "vbscript", "blob", "view-source"}
    ),
    # Hidden schemes
    refused("mixed-case", template(why="[a](JaVaScRiPt:pwned=1)"), "4:7", _other("JaVaScRiPt")),
    refused(
        "letter-by-a-number",
        template(why="[a](&#106;avascript:pwned=1)"),
        "4:7",
        _other("javascript"),
    ),
    refused(
        "letter-by-hexadecimal",
        template(why="[a](&#x6A;avascript:pwned=1)"),
        "4:7",
        _other("javascript"),
    ),
    refused(
        "numbers-with-noughts",
        template(why="[a](&#0000106;avascript:pwned=1)"),
        "4:7",
        _other("javascript"),
    ),
    refused(
        "colon-by-a-name",
        template(why="[a](javascript&colon;pwned=1)"),
        "4:7",
        _other("javascript"),
    ),
    refused("tab-by-a-name", template(why="[a](java&Tab;script:pwned=1)"), "4:7", _NOWHERE),
    refused(
        "line-break-by-a-name", template(why="[a](java&NewLine;script:pwned=1)"), "4:7", _NOWHERE
    ),
    refused(
        "line-break-by-a-number", template(why="[a](java&#10;script:pwned=1)"), "4:7", _NOWHERE
    ),
    refused("control-in-front", template(why="[a](&#1;javascript:pwned=1)"), "4:7", _NOWHERE),
    refused(
        "blank-in-front", template(why="[a](< javascript:pwned=1>)"), "4:7", _other("javascript")
    ),
    refused(
        "no-break-space-in-front",
        template(why="[a](\u00a0javascript:pwned=1)"),
        "4:7",
        _other("javascript"),
    ),
    refused("backslash-in-front", template(why=r"[a](\javascript:pwned=1)"), "4:7", _NOWHERE),
    refused("percent-for-a-letter", template(why="[a](%6Aavascript:pwned=1)"), "4:7", _NOWHERE),
    refused("percent-for-the-colon", template(why="[a](javascript%3Apwned=1)"), "4:7", _NOWHERE),
    refused("full-width-colon", template(why="[a](javascript\uff1apwned=1)"), "4:7", _NOWHERE),
    refused("long-s", template(why="[a](java\u017fcript:pwned=1)"), "4:7", _NOWHERE),
    refused(
        "in-angle-brackets", template(why="[a](<javascript:pwned=1>)"), "4:7", _other("javascript")
    ),
    refused(
        "scheme-in-a-scheme",
        template(why="[a](javascript:https://example.org/)"),
        "4:7",
        _other("javascript"),
    ),
    # Where links may stand
    refused("autolink", template(why="<javascript:pwned=1>"), "4:7", _other("javascript")),
    refused("autolink-of-data", template(why="<data:text/html,x>"), "4:7", _other("data")),
    refused(
        "reference", template(why="[a][b]\n\n[b]: javascript:pwned=1"), 4, _other("javascript")
    ),
    refused(
        "reference-of-its-own-name",
        template(why="[a]\n\n[a]: javascript:pwned=1"),
        4,
        _other("javascript"),
    ),
    refused(
        "reference-nobody-uses",
        template(why="a\n\n[b]: javascript:pwned=1"),
        "4:12",
        _other("javascript"),
    ),
    refused(
        "reference-over-lines",
        template(why="[a]\n\n[a]:\njavascript:pwned=1\n'b'"),
        4,
        _other("javascript"),
    ),
    refused(
        "reference-in-a-list",
        template(why="- [a]\n\n[a]: <javascript:pwned=1>"),
        4,
        _other("javascript"),
    ),
    refused(
        "link-in-emphasis", template(why="**_[a](javascript:pwned=1)_**"), 4, _other("javascript")
    ),
    refused(
        "link-in-a-link",
        template(why="[a [b](javascript:pwned=1)](https://example.org/)"),
        4,
        _other("javascript"),
    ),
    refused(
        "link-in-a-list",
        template(details="1. - [a](javascript:pwned=1)"),
        "13:20",
        _other("javascript"),
    ),
    refused(
        "link-in-an-answer", template(answer="[a](javascript:pwned=1)"), 7, _other("javascript")
    ),
    refused(
        "link-behind-code",
        template(why="`a` [b](javascript:pwned=1)"),
        "4:11",
        _other("javascript"),
    ),
    # Addresses of this site and of nothing
    refused("protocol-relative", template(why="[a](//evil.example/)"), "4:7", _NOWHERE),
    refused("backslashes-for-slashes", template(why=r"[a](\\\\evil.example)"), "4:7", _NOWHERE),
    refused("path-up", template(why="[a](../../../etc/passwd)"), "4:7", _NOWHERE),
    refused("fragment", template(why="[a](#plan_data)"), "4:7", _NOWHERE),
    refused("query", template(why="[a](?q=<script>)"), "4:7", _NOWHERE),
    refused("empty", template(why="[a]()"), "4:7", _NOWHERE),
    refused("no-host", template(why="[a](https:///evil.example)"), "4:7", _NO_HOST),
    refused("no-slashes", template(why="[a](https:evil.example)"), "4:7", _NO_HOST),
    refused("port-that-is-none", template(why="[a](https://a.example:pwned)"), "4:7", _NO_HOST),
    refused("host-of-percents", template(why="[a](https://%65vil.example)"), "4:7", _NO_HOST),
    refused("mail-to-nobody", template(why="[a](mailto:)"), "4:7", _NO_HOST),
    refused("brackets-of-no-host", template(why="[a](https://[evil)"), "4:7", _NO_HOST),
    refused("source-of-another-protocol", template(url="//evil.example/"), 21, "is no address"),
    refused(
        "source-with-a-blank",
        template(url="https://a.example/ onclick=pwned=1"),
        21,
        "is no address",
    ),
    refused(
        "source-with-a-quote",
        template(url='https://a.example/"onclick="pwned=1'),
        21,
        "is no address",
    ),
    refused("source-with-a-tag", template(url="https://a.example/<script>"), 21, "is no address"),
    refused(
        "source-with-a-line", template(url="https://a.example/\nBEGIN:VALARM"), 21, "a line break"
    ),
    refused("source-with-a-tab", template(url="https://a.example/\tb"), 21, "a tab is not allowed"),
    refused(
        "source-with-a-backslash",
        template(url=r"https://a.example\@evil.example/"),
        21,
        "is no address",
    ),
    refused("source-by-mail", template(url="mailto:a@b.example"), 21, "is no address"),
    refused("source-without-a-host", template(url="https://"), 21, "is no address"),
    refused("source-that-is-a-list", template(url=Raw("[https://a.example]")), 21, "a list stands"),
    # What is a link and no more
    shown("link-with-a-name-and-a-word", "a", why="[a](https://user:pass@evil.example/)"),
    shown("link-with-a-title", "a", why="[a](https://example.org/ \"onmouseover='pwned=1'\")"),
    shown(
        "link-with-a-quote",
        "a",
        why='[a](https://example.org/"onmouseover="pwned=1)'.replace('"', "%22"),
    ),
    shown(
        "link-with-a-script-in-its-query",
        "a",
        why="[a](https://example.org/?q=javascript:pwned=1#x)",
    ),
    shown(
        "link-to-a-number",
        "a",
        why="[a](http://2130706433/) [b](http://0x7f.1/) [c](http://[::1]/)",
    ),
    shown("link-to-a-homoglyph", "a", why="[a](https://\u0430pple.example/)"),
    shown(
        "mail-with-a-body",
        "a",
        why="[a](mailto:a@b.example?bcc=c@d.example&body=%0d%0aBEGIN:VALARM)",
    ),
    shown(
        "autolinks",
        "https://example.org/?a=<b>",
        "a@b.example",
        why="<https://example.org/?a=%3Cb%3E> <a@b.example>",
    ),
    shown(
        "link-whose-text-lies",
        "https://bank.example/",
        why="[https://bank.example/](https://evil.example/)",
    ),
    shown("source-with-a-name-and-a-word", "Rule", url="https://user:pass@evil.example/"),
    shown("source-with-quotes", "Rule", url="https://example.org/?a='onclick='pwned=1'&b=&quot;"),
    shown("reference-to-nothing", "[a][nowhere]", why="[a][nowhere]"),
    shown("link-that-is-none", "[a] (javascript:alert(1))", why="[a] (javascript:alert(1))"),
    shown("link-in-code", "[a](javascript:pwned=1)", why="`[a](javascript:pwned=1)`"),
    shown("link-escaped", "[a](javascript:pwned=1)", why=r"\[a](javascript:pwned=1)"),
]
