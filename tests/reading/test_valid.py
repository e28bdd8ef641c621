"""What has to be accepted, and that the next thing beyond it is not."""

from collections.abc import Callable
from datetime import date

import pytest

from plan_catalogue.model import MAX_BYTES, Question, Source, Template
from plan_catalogue.timing import parse
from tests.builders import SLUG, read_text, task_text, template_text, told
from tests.conftest import ROOT


def accepted(text: str | bytes, slug: str = SLUG) -> Template:
    reading = read_text(text, slug)
    assert reading.problems == ()
    assert reading.template is not None
    return reading.template


def numbered(count: int) -> str:
    return "[" + ", ".join(f"item-{number}" for number in range(1, count + 1)) + "]"


# Keys ------------------------------------------------------------------------------------------


def test_every_optional_key_may_be_absent() -> None:
    template = accepted(template_text())
    assert (template.anchor, template.anchor_label, template.weekends) == ("start", None, "keep")
    assert (template.tags, template.authors, template.sources) == ((), (), ())
    assert template.related == template.next == ()
    assert (template.updated, template.caution) == (None, None)
    task = template.tasks[0]
    assert (task.id, task.duration) == ("begin", 1)
    assert (task.details, task.sign_off, task.role) == (None, None, None)
    assert task.subtasks == task.after == ()


def test_every_key_arrives_in_the_template() -> None:
    template = accepted(
        template_text(
            task_text("Invite", when="3 weeks before", category="setup", points="8", id="ask"),
            task_text(
                "Open the doors",
                duration="2",
                details="Write a *list*.",
                subtasks="[Knock, Open]",
                sign_off="The host",
                after="[ask]",
                role="Host",
            ),
            task_text("Tidy up", when="Days 3–4", sign_off="true"),
            anchor="event",
            anchor_label="Great day",
            weekends="workdays",
            tags="[one, two]",
            updated="2027-01-05",
            authors="[Ada, '@bo']",
            sources="[{title: Rule, url: 'HTTPS://www.example.org/rule?a=b#c'}]",
            related="[other-plan]",
            next="[next-plan]",
            caution="This is no advice.",
        )
    )
    assert (template.slug, template.title) == (SLUG, "Small plan")
    assert template.summary.startswith("A plan of three tasks")
    assert template.why.startswith("Whoever changes")
    assert (template.anchor, template.anchor_label) == ("event", "Great day")
    assert template.weekends == "workdays"
    assert template.tags == ("one", "two")
    assert (template.added, template.updated) == (date(2027, 1, 4), date(2027, 1, 5))
    assert template.authors == ("Ada", "@bo")
    assert template.sources == (Source("Rule", "HTTPS://www.example.org/rule?a=b#c"),)
    assert (template.related, template.next) == (("other-plan",), ("next-plan",))
    assert template.caution == "This is no advice."
    assert template.best_for == ("Readers", "Writers")
    assert template.benefits == ("Calm", "Order")
    assert template.faq == (Question("Why?", "So."), Question("How?", "Thus."))
    invite, doors, tidy = template.tasks
    assert (invite.id, invite.title, invite.points) == ("ask", "Invite", 8)
    assert (invite.timing, invite.category) == (parse("3 weeks before"), "setup")
    assert (doors.id, doors.duration, doors.details) == ("open-the-doors", 2, "Write a *list*.")
    assert (doors.subtasks, doors.sign_off) == (("Knock", "Open"), "The host")
    assert (doors.after, doors.role) == (("ask",), "Host")
    assert (tidy.timing, tidy.sign_off) == (parse("Days 3-4"), True)
    assert (template.points, template.days) == (10, 25)


def test_what_is_named_twice_counts_once() -> None:
    tasks = [task_text("Begin"), task_text("Go on", after="[begin, begin]"), task_text("End")]
    template = accepted(template_text(*tasks, tags="[a, b, a]", authors="[Ada, Ada]"))
    assert template.tags == ("a", "b")
    assert template.authors == ("Ada",)
    assert template.tasks[1].after == ("begin",)


def test_optional_lists_may_be_empty() -> None:
    keys = ("tags", "authors", "sources", "related", "next")
    accepted(template_text(**dict.fromkeys(keys, "[]")))


# Limits ----------------------------------------------------------------------------------------


def a_task_with(key: str) -> Callable[[str], str]:
    def build(value: str) -> str:
        first = task_text(value) if key == "title" else task_text("Begin", **{key: value})
        return template_text(first, task_text("Go on"), task_text("End"))

    return build


def a_template_with(key: str) -> Callable[[str], str]:
    return lambda value: template_text(**{key: value})


def an_event_called(label: str) -> str:
    return template_text(anchor="event", anchor_label=label)


@pytest.mark.parametrize(
    ("build", "least", "most"),
    [
        pytest.param(a_template_with("title"), 5, 80, id="title"),
        pytest.param(a_template_with("summary"), 60, 500, id="summary"),
        pytest.param(an_event_called, 2, 40, id="anchor_label"),
        pytest.param(a_template_with("why"), 80, 1500, id="why"),
        pytest.param(a_task_with("title"), 3, 80, id="task title"),
        pytest.param(a_task_with("category"), 1, 80, id="category"),
        pytest.param(a_task_with("id"), 1, 80, id="id"),
        pytest.param(a_task_with("details"), 1, 2000, id="details"),
        pytest.param(a_task_with("sign_off"), 1, 60, id="sign_off"),
        pytest.param(a_task_with("role"), 1, 60, id="role"),
        pytest.param(lambda text: a_task_with("subtasks")(f"[{text}]"), 2, 160, id="subtask"),
        pytest.param(lambda text: template_text(tags=f"[{text}]"), 1, 80, id="tag"),
    ],
)
def test_a_text_may_reach_its_limits_and_not_pass_them(
    build: Callable[[str], str], least: int, most: int
) -> None:
    accepted(build("x" * least))
    accepted(build("x" * most))
    [problem] = told(build("x" * (most + 1)))
    assert f"has {most + 1} characters; write {least} to {most}" in problem
    if least > 1:
        [problem] = told(build("x" * (least - 1)))
        assert f"; write {least} to {most}" in problem


def test_lengths_count_characters_not_bytes_and_only_after_trimming() -> None:
    assert accepted(template_text(title=f'"  {"ü" * 80}  "')).title == "ü" * 80
    assert accepted(template_text(title="😀" * 5)).title == "😀" * 5
    assert told(template_text(title="'  Plan  '"))


@pytest.mark.parametrize(
    ("build", "least", "most"),
    [
        pytest.param(a_template_with("tags"), 0, 8, id="tags"),
        pytest.param(a_template_with("related"), 0, 6, id="related"),
        pytest.param(a_template_with("next"), 0, 3, id="next"),
        pytest.param(a_template_with("best_for"), 2, 8, id="best_for"),
        pytest.param(a_template_with("benefits"), 2, 8, id="benefits"),
        pytest.param(a_task_with("subtasks"), 0, 20, id="subtasks"),
    ],
)
def test_a_list_may_reach_its_limits_and_not_pass_them(
    build: Callable[[str], str], least: int, most: int
) -> None:
    accepted(build(numbered(least)))
    accepted(build(numbered(most)))
    assert f"has {most + 1} items; write " in told(build(numbered(most + 1)))[0]
    if least:
        assert f"; write {least} to {most}" in told(build(numbered(least - 1)))[0]


@pytest.mark.parametrize(("count", "fits"), [(1, False), (2, True), (12, True), (13, False)])
def test_two_to_twelve_questions(count: int, *, fits: bool) -> None:
    questions = ", ".join(["{question: Why?, answer: So.}"] * count)
    assert bool(told(template_text(faq=f"[{questions}]"))) is not fits


@pytest.mark.parametrize(("count", "fits"), [(2, False), (3, True), (200, True), (201, False)])
def test_three_to_two_hundred_tasks(count: int, *, fits: bool) -> None:
    tasks = [task_text(f"Task {number}") for number in range(count)]
    assert bool(told(template_text(*tasks))) is not fits


@pytest.mark.parametrize(("count", "fits"), [(12, True), (13, False)])
def test_twelve_task_categories(count: int, *, fits: bool) -> None:
    tasks = [task_text(f"Task {n}", category=f"kind-{n % count}") for n in range(30)]
    problems = told(template_text(*tasks))
    assert len(problems) == (0 if fits else 1)


@pytest.mark.parametrize(
    ("key", "value", "fits"),
    [
        ("points", "0", True),
        ("points", "1000", True),
        ("points", "0x1F", True),
        ("points", "1e2", True),
        ("points", "5.0", True),
        ("points", "-1", False),
        ("points", "1001", False),
        ("points", "0.5", False),
        ("points", ".nan", False),
        ("points", "9" * 5000, False),
        ("points", "1_000", False),
        ("duration", "1", True),
        ("duration", "366", True),
        ("duration", "0", False),
        ("duration", "367", False),
        ("duration", "true", False),
    ],
)
def test_whole_numbers_have_limits(key: str, value: str, *, fits: bool) -> None:
    assert bool(told(a_task_with(key)(value))) is not fits


@pytest.mark.parametrize(
    ("slug", "fits"),
    [("abc", True), ("a" * 60, True), ("a-1", True), ("ab", False), ("a" * 61, False), ("", False)],
)
def test_a_file_name_has_3_to_60_characters(slug: str, *, fits: bool) -> None:
    assert (read_text(template_text(), slug).template is not None) is fits


@pytest.mark.parametrize("slug", ["Abc", "a--b", "-ab", "ab-", "a_b", "añb", "a b", "a\nb", "٣٣٣"])
def test_a_file_name_is_a_slug(slug: str) -> None:
    [problem] = read_text(template_text(), slug).problems
    assert (problem.line, problem.column, problem.field) == (1, 1, "")
    assert "is no slug" in problem.message


def test_a_file_has_at_most_64_kib() -> None:
    text = template_text()
    comment = "#" + "x" * (MAX_BYTES - len(text) - 2) + "\n"
    assert MAX_BYTES == 64 * 1024
    accepted(comment + text)
    [problem] = told("#" + comment + text)
    assert problem == "1:1: : the file is larger than 64 KiB; shorten it"


def test_dates_may_be_equal_and_far() -> None:
    assert accepted(template_text(added="2028-02-29", updated="2028-02-29")).updated
    assert accepted(template_text(added="0001-01-01", updated="9999-12-31")).updated


def test_tasks_may_begin_on_one_day_and_wait_for_each_other_there() -> None:
    tasks = [
        task_text("Begin", when="Month 2"),
        task_text("Go on", when="30 days after", after="[begin, end]"),
        task_text("End", when="1 month after"),
    ]
    assert [task.timing.nominal_first for task in accepted(template_text(*tasks)).tasks] == [30] * 3


def test_tasks_of_an_event_stand_before_and_after_it() -> None:
    phrases = ["2 months before", "8 weeks before", "1 day before", "Day of", "day 1", "Week 1"]
    tasks = [task_text(f"Task {n}", when=phrase) for n, phrase in enumerate(phrases)]
    template = accepted(template_text(*tasks, anchor="event", anchor_label="The day"))
    assert [task.timing.nominal_first for task in template.tasks] == [-60, -56, -1, 0, 0, 0]


# Scalars ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["no", "on", "yes", "off", "1:30", "2027-01-04", "Yes", "0b1", "="]
)
def test_what_yaml_1_1_took_for_something_else_is_text(text: str) -> None:
    assert accepted(template_text(best_for=f"[{text}, x]")).best_for == (text, "x")


@pytest.mark.parametrize(
    "text", ["1", "0o17", "0x1F", "1e3", ".5", "-7.", "true", "False", "TRUE", ".inf", ".NaN"]
)
def test_a_number_or_boolean_is_no_text_unless_in_quotes(text: str) -> None:
    [problem] = told(template_text(best_for=f"[{text}, x]"))
    assert f'best_for[0]: "{text}" is ' in problem
    assert problem.endswith(", not a text; put it in quotes")
    assert accepted(template_text(best_for=f"['{text}', x]")).best_for == (text, "x")


@pytest.mark.parametrize("nothing", ["", " ~", " null", " ''", ' "  "'])
def test_a_key_without_a_value_is_not_the_same_as_no_key(nothing: str) -> None:
    [problem] = told(template_text(caution=nothing.strip()))
    assert "caution: is empty; expected: text. Or delete the line" in problem


@pytest.mark.parametrize("written", ["true", "True", "TRUE"])
def test_a_sign_off_is_true_however_it_is_written(written: str) -> None:
    assert accepted(a_task_with("sign_off")(written)).tasks[0].sign_off is True
    assert accepted(a_task_with("sign_off")(f"'{written}'")).tasks[0].sign_off == written


@pytest.mark.parametrize(
    "written",
    [
        "Two words",
        "'Two words'",
        '"Two\\u0020wo\\x72ds"',
        "Two\n  words",
        '"Two\n  words"',
        ">-\n  Two\n  words",
        ">\n  Two\n  words\n",
        "|\n  Two words",
        "|2- # the text\n  Two words",
        "\n  Two words",
    ],
)
def test_a_plain_text_may_be_written_in_every_style(written: str) -> None:
    assert accepted(template_text(title=written)).title == "Two words"


@pytest.mark.parametrize(
    "when", ["day of", "  DAY  OF", '"2 day after"', "Days 3–5", "weeks 3 - 4"]
)
def test_a_phrase_is_read_as_people_write_it(when: str) -> None:
    template = accepted(a_task_with("when")(when).replace("Day of", "Month 9"))
    assert template.tasks[0].timing == parse(when.strip('"'))


# Text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Family 👨‍👩‍👧‍👦 day",
        "Red ❤️ heart",
        "می‌خواهم بنویسم",
        "שלום עולם",
        "日本語の計画",
        "Left\u200eright\u200f marks",
        "Wide\u3000and\u00a0narrow blanks",
        "Zo\u0308e and e\u0301",
        "Non-breaking\u2060joiner\ufeff",
        "1 = 1, + 1 and @home",
        "C'est <b>text</b> & *text*",
        "{{ braces }} {% too %}",
    ],
)
def test_text_of_every_script_is_text(text: str) -> None:
    template = accepted(template_text(title=f"'{text.replace(chr(39), chr(39) * 2)}'"))
    assert template.title == text


FORMULAS = "=+-@＝＋－＠"


@pytest.mark.parametrize("start", FORMULAS)
def test_no_title_begins_as_a_formula_does_but_other_texts_may(start: str) -> None:
    assert told(template_text(title=f'" {start}cmd"'))
    assert told(a_task_with("title")(f'"{start}cmd"'))
    assert accepted(template_text(best_for=f'["{start}cmd", x]')).best_for[0] == f"{start}cmd"
    accepted(template_text(title=f"Plan {start}cmd"))


@pytest.mark.parametrize(
    "markdown",
    [
        "*One*, __two__ and\\\n  three  \n  lines",
        "One\n\n  Two",
        "- one\n  - two\n\n    more\n    1. three",
        "3) one\n  4) two",
        "`code` and `<b>` and ``![x](y)``",
        "```html\n  <b># no heading</b>\n  ```",
        "~~~\n  > quoted\n  ~~~",
        "One\n\n      # indented code",
        "[one](https://www.example.org/) [two](HTTP://example.org:80/ 'Two')",
        "[mail](mailto:me@example.org) <me@example.org> <https://example.org/>",
        "[ref] and [text][ref]\n\n  [ref]: https://www.example.org/",
        "{: .class } {{ jinja }} {% raw %} {#id}",
        "| no | table |\n  | --- | --- |\n  | a | b |",
        "~~no strike~~ https://no.autolink :no_emoji:",
        "\\# no heading, \\<b>, !\\[x](y), 1 < 2 > 1, &amp; &lt;b&gt; &copy; &#42;",
        "#hashtag and 5 \\* 5",
        "[ ] no check box",
        "می‌خواهم 👨‍👩‍👧",
    ],
)
def test_markdown_of_every_allowed_kind(markdown: str) -> None:
    template = accepted(a_task_with("details")(f"|\n  {markdown}".replace("\n", "\n    ")))
    assert template.tasks[0].details


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system(end: str) -> None:
    text = template_text(why="|\n" + "  A line of text.\n" * 6 + "\n  A second paragraph.")
    template = accepted(text.replace("\n", end))
    assert template == accepted(text)
    assert template.why.count("\n") == 7


@pytest.mark.parametrize(
    "head",
    [
        "# yaml-language-server: $schema=../../docs/schema/template.schema.json\n",
        "# yaml-language-server: $schema=https://anywhere.example.com/else.json\n",
        "\n\n# A comment: with {everything} &a *b !c <<\n",
        "---\n",
        "%YAML 1.2\n---\n",
    ],
)
def test_what_may_stand_before_the_first_key(head: str) -> None:
    accepted(head + template_text())


def test_comments_tabs_in_them_and_an_end_mark_are_fine() -> None:
    text = template_text().replace("\n", " # so\tit is\n")
    accepted(text + "\n# The end.\n...\n# Truly.\n")


def test_the_last_line_needs_no_end() -> None:
    accepted(template_text().removesuffix("\n"))


# Task ids --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Monitor & Verify", "monitor-verify"),
        ("Café à Zürich", "cafe-a-zurich"),
        ("ﬁnd ２ ½ cups™", "find-2-12-cupstm"),
        ("... (Go!) ...", "go"),
        ("Don't", "don-t"),
        ("Straße 5", "strae-5"),
        ("日本語の計画", "task-1"),
        ("日本語 v2", "v2"),
        ("—…—", "task-1"),
        ("İstanbul", "istanbul"),
    ],
)
def test_a_task_without_an_id_gets_it_from_its_title(title: str, expected: str) -> None:
    assert accepted(a_task_with("title")(f'"{title}"')).tasks[0].id == expected


def test_a_task_without_letters_gets_its_number() -> None:
    tasks = [task_text("日本語"), task_text("計画です"), task_text("End", after="[task-1, task-2]")]
    assert [task.id for task in accepted(template_text(*tasks)).tasks] == [
        "task-1",
        "task-2",
        "end",
    ]


def test_the_templates_of_the_catalogue_are_read() -> None:
    path = ROOT / "templates/software/system-integration.yml"
    template = accepted(path.read_bytes(), path.stem)
    assert template.days == 15
