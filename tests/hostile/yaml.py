"""What YAML lets a file do to its reader: grow, nest, name types, say a thing twice."""

from tests.builders import template_text
from tests.hostile.cases import Raw, refused, shown, template

_LAUGHS = "a: &a [lol, lol, lol]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_SQUARE = f"a: &a {'x' * 30_000}\nb: [{', '.join(['*a'] * 8_000)}]\n"

CASES = [
    # Bombs
    refused("billion-laughs", _LAUGHS, "1:4", 'the anchor "&a" is not allowed'),
    refused(
        "billion-laughs-in-place",
        template(tags=Raw("&a [*a, *a]"), caution=Raw("*a")),
        "21:7",
        'the anchor "&a" is not allowed',
    ),
    refused("quadratic-blow-up", _SQUARE, "1:4", "anchor"),
    refused("an-alias-to-itself", "a: &a [*a]\n", "1:8", "an alias (*) is not allowed"),
    refused("an-alias-to-nothing", template(role=Raw("*nobody")), "13:11", "alias"),
    refused("an-alias-as-a-key", "? *a\n: b\n", "1:3", "alias"),
    refused("an-anchor-on-a-key", "&a title: b\n", "1:1", "anchor"),
    refused("an-anchor-on-everything", "&a\ntitle: b\n", "1:1", "anchor"),
    refused("an-anchor-named-like-an-escape", "a: &\N{CYRILLIC SMALL LETTER A} b\n", 1, "YAML"),
    refused("a-million-documents", "---\n" * 16_000, "2:1", "a second document begins"),
    # Depth
    refused("lists-in-lists", "[" * 60_000, "1:21", "deeper than 20 levels"),
    refused("mappings-in-mappings", "{a: " * 16_000, "1:81", "deeper than 20 levels"),
    refused("dashes-in-dashes", "- " * 32_000, "1:41", "deeper than 20 levels"),
    refused("question-marks-in-question-marks", "? " * 32_000, "1:41", "deeper than 20 levels"),
    refused("brackets-that-nothing-closes", "[{" * 9, 1, "not valid YAML"),
    refused("depth-in-a-value", template(role=Raw("[" * 25 + "]" * 25)), 13, "deeper than 20"),
    # Tags
    refused(
        "python-object",
        template(caution=Raw("!!python/object/apply:os.system ['id']")),
        "21:10",
        "the tag",
    ),
    refused("python-name", template(caution=Raw("!!python/name:os.system")), "21:10", "the tag"),
    refused("python-module", "!!python/module:os\ntitle: a\n", "1:1", "the tag"),
    refused("python-tuple-as-a-key", "? !!python/tuple [a]\n: b\n", "1:3", "the tag"),
    refused(
        "javascript-function",
        template(caution=Raw("!!js/function 'function(){pwned=1}'")),
        "21:10",
        "the tag",
    ),
    refused("ruby-object", "--- !ruby/object:Gem::Installer\ni: x\n", "1:5", "the tag"),
    refused("java-class-loader", "!!javax.script.ScriptEngineManager [a]\n", "1:1", "the tag"),
    refused("environment-variable", template(caution=Raw("!ENV HOME")), "21:10", "the tag"),
    refused("include-of-a-file", template(caution=Raw("!include /etc/passwd")), "21:10", "the tag"),
    refused("relative-path-of-mkdocs", template(caution=Raw("!relative ..")), "21:10", "the tag"),
    refused("binary", template(title=Raw('!!binary "PHNjcmlwdD4="')), "1:8", "the tag"),
    refused("the-tag-of-what-it-is", template(role=Raw("!!str QA")), "13:11", "the tag"),
    refused("the-tag-of-nothing", template(role=Raw("! QA")), "13:11", "the tag"),
    refused("a-set", template(tags=Raw("!!set {a, b}")), "21:7", "the tag"),
    refused("a-local-tag-with-an-address", "!<tag:evil.example,2027:x> a\n", "1:1", "the tag"),
    refused(
        "a-tag-handle",
        f"%TAG !e! tag:evil.example,2027:\n---\n{template(role=Raw('!e!x y'))}",
        "15:11",
        "the tag",
    ),
    refused("a-version-of-the-future", f"%YAML 3.0\n---\n{template()}", 1, "not valid YAML"),
    refused("two-versions", f"%YAML 1.1\n%YAML 1.1\n---\n{template()}", 2, "not valid YAML"),
    # Keys
    refused("merge-key", template(caution=Raw("a\n<<: {title: b}")), "22:1", "merge key <<"),
    refused("merge-key-of-an-alias", "x: &x {a: b}\n<<: *x\n", "2:1", "merge key <<"),
    refused("merge-key-in-a-task", template(role=Raw("QA\n<<: {points: 1}")), "14:5", "merge"),
    refused(
        "a-key-twice",
        template(caution=Raw("a\ntitle: Another title")),
        "22:1",
        'duplicate key "title"; line 1 has it already',
    ),
    refused(
        "a-key-twice-by-an-escape",
        template(caution=Raw('a\n"\\x74itle": b')),
        "22:1",
        'duplicate key "title"',
    ),
    refused("a-key-twice-in-a-task", template(role=Raw("a\nrole: b")), "14:5", "duplicate key"),
    refused("a-key-four-thousand-times", "title: a\n" * 4_000, "2:1", "duplicate key"),
    refused("more-problems-than-anybody-reads", "title: a\n" * 4_000, "1:1", "more than 1000"),
    refused("a-list-as-a-key", template(caution=Raw("a\n[b]: c")), "22:1", "a key must be a word"),
    refused("a-mapping-as-a-key", template(caution=Raw("a\n{b: c}: d")), "22:1", "must be a word"),
    refused("nothing-as-a-key", template(caution=Raw("a\n: b")), "22:1", "not valid YAML"),
    refused(
        "proto-as-a-key",
        template(caution=Raw("a\n__proto__: {pwned: 1}")),
        "22:1",
        'unknown key "__proto__"',
    ),
    refused("dunder-class-as-a-key", template(caution=Raw("a\n__class__: b")), "22:1", "unknown"),
    refused(
        "constructor-as-a-key-of-a-task",
        template(role=Raw("a\nconstructor: b")),
        "14:5",
        'unknown key "constructor"',
    ),
    refused(
        "escape-sequence-as-a-key",
        template(caution=Raw('a\n"\\e[31m": b')),
        "22:1",
        'unknown key "\\x1b[31m"',
    ),
    refused(
        "a-thousand-keys",
        template_text(**{f"key-{n}": "x" for n in range(1_000)}),
        "21:1",
        'unknown key "key-0"',
    ),
    refused("a-key-too-long-for-yaml", f"{'k' * 2_000}: a\n", 1, "not valid YAML"),
    refused("a-long-key-asked-for", f"? {'k' * 60_000}\n: a\n", 1, "unknown key"),
    # Structure
    refused(
        "a-second-document-behind-a-good-one",
        f"{template()}---\n{template()}",
        "21:1",
        "a second document begins",
    ),
    refused("text-behind-the-end", f"{template()}...\npwned: 1\n", 22, "not valid YAML"),
    refused("a-tab-for-an-indent", template().replace("  - title", "\t- title", 1), 9, "YAML"),
    refused("a-directive-without-a-document", "%YAML 1.2\n", 2, "not valid YAML"),
    refused("a-list-of-templates", "- title: a\n", "1:1", "a list stands here"),
    refused("an-at-sign-for-a-text", template(role=Raw("@lead")), "13:11", "not valid YAML"),
    refused("a-backtick-for-a-text", template(role=Raw("`id`")), "13:11", "not valid YAML"),
    shown(
        "looks-like-yaml",
        "&a *a !!python/object <<: {x: y} --- ...",
        caution="&a *a !!python/object <<: {x: y} --- ...",
    ),
    shown("looks-like-a-directive", caution="%YAML 1.1 %TAG ! tag:evil.example,2027:"),
]
