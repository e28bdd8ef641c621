"""HTML: as text it is shown, as Markdown it is refused."""

from tests.hostile.cases import EVIL, Case, refused, shown, template

_HTML = "HTML is not allowed"
_IMAGE = f'<img src=x onerror="{EVIL}">'
_SCRIPT = f"<script>{EVIL}</script>"


def _why(name: str, source: str, place: str = "4:7", reason: str = _HTML) -> Case:
    return refused(name, template(why=source), place, reason)


CASES = [
    # In plain text it means nothing
    shown("script-in-title", title="<script>pwned=1</script> in a title"),
    shown("script-in-summary", summary=_SCRIPT),
    shown("script-in-caution", caution=_SCRIPT),
    shown("script-in-label", anchor_label="<script>pwned=1</script>"),
    shown("script-in-question", question=_SCRIPT),
    shown("script-in-lists", best_for=_SCRIPT, benefits=_IMAGE, authors=_IMAGE, subtasks=_IMAGE),
    shown("script-in-task", task_title="<script>alert(pwned=1)</script>"),
    shown(
        "image-in-role", role="<img src=x onerror=alert(1)>", sign_off="<img src=x onerror=pwned=1>"
    ),
    shown("image-in-source", source=_IMAGE),
    shown("end-of-title", title="</title><script>pwned=1</script>"),
    shown("end-of-textarea", task_title="</textarea><script>pwned=1</script>"),
    shown("end-of-style", caution=f"</style>{_SCRIPT}"),
    shown("end-of-noscript", caution=f"</noscript>{_SCRIPT}"),
    shown("end-of-template", caution=f"</template></table></svg></details>{_IMAGE}"),
    shown("end-of-script", task_title="</script><script>pwned=1</script>"),
    shown("end-of-script-and-a-comment", title="</script><!--<script>pwned=1", question="--!><b>"),
    shown("beginning-of-a-double-escape", task_title="<!--<script>", question="<!--<script>"),
    shown("end-of-json", task_title='"}]};pwned=1;//', question='"}]};pwned=1;//'),
    shown("end-of-linked-data", question='"}</script><img src=x onerror=alert(1)>'),
    shown(
        "line-of-javascript",
        task_title="\\u003cimg src=x onerror=pwned=1\\u003e",
        title='\\";pwned=1//',
    ),
    shown("end-of-an-attribute", task_title="\" onfocus=pwned=1 autofocus x='"),
    shown(
        "end-of-an-attribute-single", title="' onmouseover='pwned=1' '", task_title="' autofocus '"
    ),
    shown("attribute-without-quotes", anchor_label="x onmouseover=pwned=1 y"),
    shown("entities-are-text", role="&lt;script&gt;", caution="&lt;img src=x onerror=pwned=1&gt;"),
    shown("entities-twice", caution="&amp;lt;script&amp;gt;pwned=1&amp;lt;/script&amp;gt;"),
    shown(
        "numbers-of-characters", caution="&#60;script&#62;pwned=1&#x3c;/script&#x3e; &#0; &#x202e;"
    ),
    shown("entities-without-semicolons", caution="&ltscript&gtpwned=1&lt/script&gt &quotx"),
    shown("named-line-break", role="a&NewLine;b&Tab;c"),
    shown("svg-onload", caution=f"<svg/onload={EVIL}>"),
    shown("svg-animate", caution="<svg><animate onbegin=alert(1) attributeName=x dur=1s>"),
    shown(
        "svg-foreign-object",
        caution="<svg><foreignObject><iframe srcdoc='<script>pwned=1</script>'>",
    ),
    shown(
        "mathml-mutation",
        caution="<math><mtext><table><mglyph><style><!--</style><img src=x onerror=pwned=1>",
    ),
    shown("iframe-srcdoc", caution="<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>"),
    shown(
        "object-and-embed", caution="<object data=javascript:pwned=1><embed src=javascript:pwned=1>"
    ),
    shown(
        "meta-refresh", caution="<meta http-equiv=refresh content='0;url=https://evil.example/'>"
    ),
    shown("base", caution="<base href=https://evil.example/>"),
    shown(
        "link-and-style",
        caution="<link rel=stylesheet href=//evil.example/x><style>@import '//a.example'</style>",
    ),
    shown(
        "form-that-steals",
        caution="<form action=https://evil.example/><input id=plan_date autofocus onfocus=pwned=1>",
    ),
    shown("details-ontoggle", caution="<details open ontoggle=alert(1)><summary>x"),
    shown("video-and-audio", caution="<video src=x onerror=pwned=1><audio src=x onerror=pwned=1>"),
    shown("marquee-and-body", caution="<marquee onstart=pwned=1><body onload=pwned=1>"),
    shown("tag-without-end", title="<img src=x onerror=pwned=1 //", role="<script"),
    shown("tag-over-several-texts", best_for="<img src='", benefits="' onerror='pwned=1'>"),
    shown("tag-with-odd-blanks", caution="<img/src=x/onerror=pwned=1> <IMG SRC=x OnErRoR=pwned=1>"),
    shown(
        "doctype-and-comments",
        caution="<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]> <!-- x --> <?php pwned ?>",
    ),
    shown(
        "xml-of-feeds",
        title="]]><entry><title>Evil</title></entry>",
        summary="<![CDATA[ x ]]></summary></entry>",
    ),
    shown("custom-element", caution="<x-y is=script onclick=pwned=1 tabindex=1 autofocus>"),
    # Blocks of HTML, all seven kinds of CommonMark (0.31.2, 4.6)
    _why("block-script", _SCRIPT),
    _why("block-script-open", "<script>pwned=1"),
    _why("block-pre", "<pre onclick=pwned=1>\na\n</pre>"),
    _why("block-style", "<style>\n@import '//evil.example';\n</style>"),
    _why("block-textarea", "<textarea>\na\n</textarea>"),
    _why("block-comment", "<!-- a -->"),
    _why("block-comment-open", "<!-- a"),
    _why("block-instruction", "<?php pwned() ?>"),
    _why("block-declaration", "<!DOCTYPE html>"),
    _why("block-cdata", "<![CDATA[<script>pwned=1</script>]]>"),
    _why("block-division", "<div onclick=pwned=1>\na\n</div>"),
    _why("block-iframe", "<iframe src=javascript:pwned=1>"),
    _why("block-details", "<details open ontoggle=pwned=1>"),
    _why("block-of-any-tag", "<x-y onclick='pwned=1'>\na"),
    _why("block-of-an-end", "</div>"),
    _why("block-indented", "   <div>", "4:10"),
    _why("block-in-a-list", "- <script>pwned=1</script>"),
    _why("block-in-a-list-in-a-list", "- 1. <div onclick=pwned=1>"),
    _why("block-behind-a-code-block", "```\na\n```\n<script>pwned=1</script>", "4:20"),
    # HTML inside of a line
    _why("inline-image", f"a {_IMAGE}", "4:9"),
    _why("inline-script", f"a {_SCRIPT}", "4:9"),
    _why("inline-svg", "a <svg onload='pwned=1'>", "4:9"),
    _why("inline-end", "a </p><script>", "4:9"),
    _why("inline-comment", "a <!-- b --> c", "4:9"),
    _why("inline-cdata", "a <![CDATA[ b ]]> c", "4:9"),
    _why("inline-instruction", "a <? b ?> c", "4:9"),
    _why("inline-declaration", "a <!X b> c", "4:9"),
    _why("inline-over-lines", "a <img\nsrc=x\nonerror='pwned=1'>", "4:9"),
    _why("inline-in-emphasis", "**a <b>b</b>**", "4:11"),
    _why("inline-in-a-link", "[<img src=x onerror='pwned=1'>](https://example.org/)", "4:8"),
    _why("inline-behind-a-backslash", r"a \\<b>b</b>", "4:13"),
    _why("inline-behind-an-open-tick", "a ` <b>b</b>", "4:11"),
    _why("inline-between-ticks", "a `` b ` <b>c</b>", "4:16"),
    refused("html-in-details", template(details="a <b>b</b>"), "13:17", _HTML),
    refused("html-in-an-answer", template(answer="a <b>b</b>"), 7, _HTML),
    # What CommonMark takes for text
    shown("escaped-tag", "<script>pwned=1</script>", why=r"\<script>pwned=1\</script>"),
    shown("tag-in-code", "<script>pwned=1</script>", details="`<script>pwned=1</script>`"),
    shown(
        "tag-in-long-code",
        "<img src=x onerror=pwned=1> `",
        why="`` <img src=x onerror=pwned=1> ` ``",
    ),
    shown(
        "tag-in-a-code-block",
        "</code></pre><script>pwned=1</script>",
        why="    </code></pre><script>pwned=1</script>",
    ),
    shown(
        "tag-in-a-fence",
        "</code></pre><script>pwned=1</script>",
        why="```\n</code></pre><script>pwned=1</script>\n```",
    ),
    shown(
        "fence-with-a-hostile-language",
        "pwned=1",
        why='``` "><script>alert(1)</script> onload=x\npwned=1\n```',
    ),
    shown("fence-without-end", "<script>pwned=1</script>", details="~~~\n<script>pwned=1</script>"),
    shown(
        "tag-that-html-knows-and-markdown-does-not",
        "<img src=x onerror=pwned=1>",
        "<svg/onload=pwned=1>",
        why="<img src=x onerror=pwned=1> <svg/onload=pwned=1>",
    ),
    shown(
        "no-tag-at-all",
        "<1script>pwned=1</1script> < script> <>",
        why="<1script>pwned=1</1script> < script> <>",
    ),
    shown(
        "entities-in-markdown",
        "<script>pwned=1</script>",
        why="&lt;script&gt;pwned=1&lt;/script&gt;",
    ),
    shown(
        "numbers-in-markdown",
        "<img src=x onerror=pwned=1>",
        answer="&#60;img src=x onerror=pwned=1&#x3E;",
    ),
    shown("entities-twice-in-markdown", "&lt;script&gt;", details="&amp;lt;script&amp;gt;"),
    shown("entities-in-code", "&lt;script&gt;", details="`&lt;script&gt;`"),
    shown("entity-of-nul", "a\ufffdb", details="a&#0;b"),
]
