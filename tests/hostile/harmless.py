"""What pages may have: templates that use everything and mean no harm."""

from tests.hostile.cases import Case, template

_MARKDOWN = """\
One *word* of **weight**, `code`, [a link](https://example.org/),  \\
a new line and <mail@example.org>.

- a
  - b

3. three

       code"""


def _harmless(name: str, **more: str) -> Case:
    text = template(
        title=f"Plan {name}", why=_MARKDOWN, answer=_MARKDOWN, details=_MARKDOWN, subtasks="Step",
        role="Host", sign_off="QA", tags="harmless", authors="Author", caution="Careful.",
        source="Rule", **more,
    )  # fmt: skip
    return Case(name, text.replace('Go on"\n', 'Go on"\n    after: [begin]\n').encode())


HARMLESS = [_harmless("harmless"), _harmless("harmless-event", anchor_label="Big day")]
