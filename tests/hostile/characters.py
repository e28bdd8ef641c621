"""What a file is written in: encodings that are not UTF-8, and characters that nobody sees."""

import codecs

from tests.hostile.cases import Raw, refused, shown, template

_GOOD = template()
_NOT_UTF_8 = "the file is not UTF-8"


def _with(data: bytes) -> bytes:
    """Return a template with these bytes in its first task's role."""
    return template(role="ROLE").encode().replace(b"ROLE", data)


ENCODINGS = [
    refused("utf-8-with-mark", codecs.BOM_UTF8 + _GOOD.encode(), "1:1", "byte order mark"),
    refused("utf-16-little", codecs.BOM_UTF16_LE + _GOOD.encode("utf-16-le"), "1:1", _NOT_UTF_8),
    refused("utf-16-big", codecs.BOM_UTF16_BE + _GOOD.encode("utf-16-be"), "1:1", _NOT_UTF_8),
    refused("utf-16-without-mark", _GOOD.encode("utf-16-le"), "1:2", "U+0000 is not allowed"),
    refused("utf-16-big-without-mark", _GOOD.encode("utf-16-be"), "1:1", "U+0000 is not allowed"),
    refused("utf-32-little", codecs.BOM_UTF32_LE + _GOOD.encode("utf-32-le"), "1:1", _NOT_UTF_8),
    refused("utf-32-big", codecs.BOM_UTF32_BE + _GOOD.encode("utf-32-be"), "1:1", _NOT_UTF_8),
    refused("utf-32-without-mark", _GOOD.encode("utf-32-le"), "1:2", "U+0000 is not allowed"),
    refused("latin-1", _with("Jörg".encode("latin-1")), "1:1", f"{_NOT_UTF_8} (line 13)"),
    refused("shift-jis", _with("表".encode("shift-jis")), "1:1", _NOT_UTF_8),
    refused("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03" + b"\xff" * 99, "1:1", _NOT_UTF_8),
    refused("overlong-less-than", _with(b"\xc0\xbcscript>"), "1:1", _NOT_UTF_8),
    refused("overlong-less-than-of-three", _with(b"\xe0\x80\xbcscript>"), "1:1", _NOT_UTF_8),
    refused("overlong-slash", _with(b"..\xc0\xaf..\xc0\xaf"), "1:1", _NOT_UTF_8),
    refused("overlong-nul", _with(b"a\xc0\x80b"), "1:1", _NOT_UTF_8),
    refused("truncated-sequence", _with(b"a\xe2\x82"), "1:1", _NOT_UTF_8),
    refused("truncated-at-the-end", f"{_GOOD}#".encode() + b"\xf0\x9f\x98", "1:1", "(line 21)"),
    refused("lead-byte-that-eats-a-quote", _with(b"a\xe2"), "1:1", _NOT_UTF_8),
    refused("lone-continuation", _with(b"a\x80b"), "1:1", _NOT_UTF_8),
    refused("beyond-unicode", _with(b"a\xf4\x90\x80\x80"), "1:1", _NOT_UTF_8),
    refused("surrogate-in-bytes", _with(b"a\xed\xa0\x80b"), "1:1", _NOT_UTF_8),
    refused("surrogate-pair-in-bytes", _with(b"\xed\xa0\xbd\xed\xb8\x80"), "1:1", _NOT_UTF_8),
    refused("surrogate-by-an-escape", template(role=Raw(r'"a\ud800b"')), "13:15", "not valid YAML"),
    refused("non-character", template(role="a\ufffeb"), "13:13", "U+FFFE is not allowed"),
    refused("mark-inside", template(role=Raw('"a"\ufeff')), 13, "not valid YAML"),
    # UTF-7 is plain ASCII; only a reader that guesses would see tags in it.
    shown("utf-7", role="+ADw-script+AD4-pwned=1+ADw-/script+AD4-"),
    shown("utf-7-behind-its-mark", caution="+/v8- +ADw-img src=x onerror=pwned=1+AD4-"),
    shown("escape-sequences-of-iso-2022", caution="ESC $B ESC (B and ~{<script>pwned=1</script>~}"),
]

CASES = [
    # Controls
    refused("nul", template(title="Plan a\0b"), "1:15", "U+0000 is not allowed"),
    refused("nul-raw", template(role=Raw("a\0b")), "13:12", "U+0000 is not allowed"),
    refused("escape-raw", template(role=Raw("a\x1b[2Jb")), "13:12", "U+001B is not allowed"),
    refused("escape-escaped", template(role=Raw(r'"a\e[2Jb"')), "13:13", "U+001B is not allowed"),
    refused("bell-in-a-title", template(title=Raw(r'"Plan \a a"')), "1:14", "U+0007"),
    refused("backspaces", template(role=Raw(r'"QA\b\b"')), "13:14", "U+0008 is not allowed"),
    refused("vertical-tab", template(details=Raw(r'"a\vb"')), "13:16", "U+000B is not allowed"),
    refused("form-feed", template(role=Raw("a\fb")), "13:12", "U+000C is not allowed"),
    refused("delete", template(role=Raw("a\x7fb")), "13:12", "U+007F is not allowed"),
    refused("c1-introducer", template(role=Raw("a\x9b2Jb")), "13:12", "U+009B is not allowed"),
    refused("c1-of-a-string", template(caution=Raw(r'"a\x90b"')), "21:12", "U+0090 is not allowed"),
    refused("next-line-raw", template(role=Raw("a\x85b")), "13:12", "U+0085 is not allowed"),
    refused("line-separator-raw", template(role=Raw("a\u2028b")), "13:12", "U+2028"),
    refused("paragraph-separator-raw", template(why="a\u2029b"), "4:8", "U+2029"),
    refused("override-by-an-entity", template(details="a &#x202e; b"), "13:15", "U+202E"),
    # Directions
    refused("override-in-a-title", template(title="Plan \u202egnp.exe"), "1:14", "U+202E"),
    refused("override-to-the-right", template(role="a\u202db"), "13:13", "U+202D"),
    refused("embedding", template(question="a\u202ab"), "7:20", "U+202A"),
    refused("embedding-and-its-end", template(role="\u202ba\u202c"), "13:12", "U+202B"),
    refused("isolate", template(subtasks="a\u2066b"), "13:18", "U+2066"),
    refused("isolate-of-the-first-strong", template(best_for="a\u2068b"), "5:14", "U+2068"),
    refused("end-of-an-isolate", template(benefits="a\u2069b"), "6:14", "U+2069"),
    refused("override-in-code", template(details="`a\u202eb`"), "13:17", "U+202E"),
    refused("override-in-a-comment", f"# \u202e\n{_GOOD}", "1:3", "U+202E"),
    refused("override-in-a-key", template(caution=Raw("a\nti\u202etle: b")), "22:3", "U+202E"),
    refused("override-escaped", template(title=Raw(r'"Plan \u202e a"')), "1:14", "U+202E"),
    refused("override-escaped-long", template(role=Raw(r'"a\U0000202eb"')), "13:13", "U+202E"),
    refused("override-by-a-decimal", template(answer="a &#8238; b"), "7:35", "U+202E"),
    refused(
        "override-by-an-entity-in-a-title", template(why='[a](https://a.b "&#8238;")'), 4, "U+202E"
    ),
    refused("override-in-an-address", template(url="https://a.example/\u202eb"), 21, "U+202E"),
    # Characters that are fine, and stay what they are
    shown("zero-width-space", role="Deve\u200bloper"),
    shown(
        "zero-width-joiners", title="Plan \U0001f469\u200d\U0001f4bb of a family", role="a\u200cb"
    ),
    shown("marks-of-direction", role="a\u200eb\u200fc"),
    shown("variation-selectors", role="a\ufe0f \u2764\ufe0e", caution="a\U000e0100b"),
    shown("tag-characters", caution="a\U000e0001\U000e0049\U000e0067\U000e006e\U000e007fb"),
    shown("word-joiner-and-soft-hyphen", role="a\u2060b\u00adc"),
    shown("hangul-filler", role="a\u3164b"),
    shown("invisible-operators", caution="a\u2061b\u2062c\u2063d"),
    shown("interlinear-annotation", caution="a\ufff9b\ufffac\ufffbd"),
    shown("homoglyphs", title="\u0420lan of \u0430 h\u043em\u043eglyph", role="\u0391dmin"),
    shown("stacked-marks", role="Z\u0335\u0322\u031b" + "\u0301" * 40),
    shown(
        "right-to-left-words", title="\u05ea\u05d5\u05db\u05e0\u05d9\u05ea \u05d0", role="\u0645"
    ),
    shown("full-width-tags", role="\uff1cscript\uff1epwned=1\uff1c/script\uff1e"),
    shown("small-form-tags", caution="\ufe64img src=x onerror=pwned=1\ufe65"),
    shown("private-use", role="a\ue000b\U0010fffdc"),
]
