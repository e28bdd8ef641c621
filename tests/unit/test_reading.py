import json

import pytest

from plan_catalogue.model import Category
from plan_catalogue.reading import Reading, Reference, read_categories, task_id
from tests.builders import read_text, task_text, template_text, told

# What comes of a file --------------------------------------------------------------------------


def test_a_reading_knows_its_file() -> None:
    reading = read_text(template_text(), "some-plan")
    assert (reading.path, reading.slug) == ("plan.yml", "some-plan")
    assert reading.template is not None
    assert reading.template.slug == "some-plan"


def test_the_title_and_the_slugs_of_others_know_their_places() -> None:
    text = template_text(related="[one, two]", next="\n  - three")
    line = text.split("\n").index("related: [one, two]") + 1
    reading = read_text(text)
    assert reading.title == Reference("Small plan", 1, 8, "title")
    assert reading.references == (
        Reference("one", line, 11, "related[0]"),
        Reference("two", line, 16, "related[1]"),
        Reference("three", line + 2, 5, "next[0]"),
    )


def test_titles_and_slugs_are_known_also_of_a_file_with_problems() -> None:
    reading = read_text(template_text(added="soon", related="[one, Two, three]"))
    assert reading.template is None
    assert reading.title is not None
    assert reading.title.value == "Small plan"
    assert [found.value for found in reading.references] == ["one", "three"]


def test_what_is_wrong_has_no_title_and_no_slugs_to_compare() -> None:
    assert read_text(template_text(title="Plan")).title is None
    for text in ("", "[]", "title: [", "\xff"):
        reading = read_text(text.encode("latin-1"))
        assert (reading.template, reading.title) == (None, None)
        assert reading.references == ()


def test_problems_are_in_the_order_of_lines_whatever_found_them() -> None:
    tasks = [
        task_text("Begin", when="Week 2", duration="0", after="[End]"),
        task_text("Go on", when="2 days before", category="A", colour="red"),
        task_text("End", points="many", details="'![a](b)'"),
    ]
    reading = read_text(template_text(*tasks, updated="2026-01-01", tags="[A]"), "x")
    places = [(problem.line, problem.column) for problem in reading.problems]
    assert places == sorted(places)
    assert [problem.field for problem in reading.problems] == [
        "",
        "tasks[0].duration",
        "tasks[0].after[0]",
        "tasks[1].when",
        "tasks[1].when",
        "tasks[1].category",
        "tasks[1].colour",
        "tasks[2].points",
        "tasks[2].details",
        "updated",
        "tags[0]",
    ]


def test_problems_name_the_path_that_was_given() -> None:
    assert {problem.path for problem in read_text("title: x").problems} == {"plan.yml"}


# Rules between values: nothing is said twice, and nothing of what is not known ------------------


def problems_of(*tasks: str, **changes: str) -> list[str]:
    """Return `field: message` of each problem."""
    return [line.split(": ", 1)[1] for line in told(template_text(*tasks, **changes))]


def test_a_wrong_anchor_says_nothing_on_labels_and_phrases() -> None:
    tasks = [task_text("Begin", when="1 day before"), task_text("Go on"), task_text("End")]
    [problem] = problems_of(*tasks, anchor="stat")
    assert problem.startswith('anchor: "stat" is unknown')
    [problem] = problems_of(*tasks, anchor="stat", anchor_label="Day")
    assert problem.startswith('anchor: "stat" is unknown')


def test_a_label_that_is_wrong_is_not_missing() -> None:
    [problem] = problems_of(anchor="event", anchor_label="D")
    assert problem.startswith("anchor_label: has 1 character")


def test_a_wrong_date_is_not_compared() -> None:
    assert len(problems_of(added="2027-02-01", updated="January")) == 1
    assert len(problems_of(added="January", updated="2027-02-01")) == 1


def test_a_task_without_a_phrase_has_no_place_in_the_order() -> None:
    tasks = [
        task_text("Begin", when="Week 2"),
        task_text("Go on", when="soon", after="[end]"),
        task_text("End", when="Day 1", after="[go-on]"),
    ]
    first, second = [line for line in problems_of(*tasks) if "cycle" not in line]
    assert first.startswith('tasks[1].when: "soon" is no timing phrase')
    assert second.startswith('tasks[2].when: out of order: "End" (Day 1) begins before "Begin"')


def test_each_task_is_compared_with_the_one_above_it() -> None:
    phrases = ["Day 3", "Day 2", "Day 1", "Day 2"]
    tasks = [task_text(f"Task {n}", when=phrase) for n, phrase in enumerate(phrases)]
    problems = problems_of(*tasks)
    assert [problem.split(": ")[0] for problem in problems] == ["tasks[1].when", "tasks[2].when"]
    assert all("order" in problem for problem in problems)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Month 1", "Day of"),
        ("Week 5", "Month 2"),
        ("4 weeks after", "Days 29-30"),
        ("1 month after", "Day 31"),
        ("Months 1-2", "Week 1"),
    ],
)
def test_tasks_that_begin_in_order_are_in_order_however_they_are_timed(
    above: str, below: str
) -> None:
    tasks = [task_text("Begin", when=above), task_text("Go on", when=below)]
    assert problems_of(*tasks, task_text("End", when="Month 9")) == []


@pytest.mark.parametrize("phrase", ["1 day before", "1 week before", "3660 months before"])
def test_only_a_plan_around_an_event_has_tasks_before_it(phrase: str) -> None:
    tasks = [task_text("Begin", when=phrase), task_text("Go on"), task_text("End")]
    [problem] = problems_of(*tasks)
    assert problem.startswith(f'tasks[0].when: "{phrase}" lies before the start; use `anchor: ev')
    assert problems_of(*tasks, anchor="start") == [problem]
    assert problems_of(*tasks, anchor="event", anchor_label="Day") == []


def test_a_span_takes_not_even_a_duration_of_one_day() -> None:
    for phrase in ("Week 1", "Days 1-2", "Month 1", "Weeks 1-2", "Months 1-2"):
        tasks = [task_text("Begin", when=phrase, duration="1"), task_text("Go on", when="Week 9")]
        [problem] = problems_of(*tasks, task_text("End", when="Week 9"))
        assert problem.startswith("tasks[0].duration: ")


def test_a_thirteenth_category_is_told_once() -> None:
    tasks = [task_text(f"Task {n}", category=f"kind-{n % 15}") for n in range(40)]
    [problem] = problems_of(*tasks)
    assert problem.startswith("tasks[12].category: more than 12 different categories")


# Ids -------------------------------------------------------------------------------------------


def test_every_task_after_the_first_of_an_id_is_told_where_that_stands() -> None:
    tasks = [task_text("Begin"), task_text("Begin!"), task_text("BEGIN"), task_text("End")]
    text = template_text(*tasks)
    lines = told(text)
    place = f"{text[: text.index('- title: Begin')].count(chr(10)) + 1}:12"
    assert len(lines) == 2
    assert all(f'"begin"; tasks[0].title at {place} has it already' in line for line in lines)


def test_a_task_of_a_wrong_id_or_title_has_no_id_to_compare() -> None:
    tasks = [task_text("Begin"), task_text("Begin", id="Begin"), task_text("=A", after="[begin]")]
    assert [problem.split(": ")[0] for problem in problems_of(*tasks)] == [
        "tasks[1].id",
        "tasks[2].title",
    ]


def test_a_title_makes_an_id_that_a_task_may_have_of_its_own() -> None:
    tasks = [task_text("日本語"), task_text("Task 1"), task_text("End")]
    [problem] = problems_of(*tasks)
    assert problem.startswith("tasks[1].title: duplicate task id (made from the title")


def test_an_id_that_a_title_makes_too_long_has_to_be_given() -> None:
    # NFKD makes three letters of one.
    title = "\ufb03" * 27
    tasks = [task_text("Go on"), task_text("End")]
    [problem] = problems_of(task_text(title), *tasks)
    assert problem == (
        "tasks[0].title: the id made from this title has 81 characters; give the task an id"
    )
    assert problems_of(task_text(title[1:]), *tasks) == []
    assert problems_of(task_text(title, id="begin"), *tasks) == []


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        ("Monitor & Verify", 9, "monitor-verify"),
        ("Ünïcödé ﬀ ①", 9, "unicode-ff-1"),
        ("a_b--c", 9, "a-b-c"),
        ("Ω ß", 9, "task-9"),
        ("½", 9, "12"),
        ("", 1, "task-1"),
    ],
)
def test_the_id_of_a_title(title: str, number: int, expected: str) -> None:
    assert task_id(title, number) == expected


# After -----------------------------------------------------------------------------------------


def waiting(**after: str) -> list[str]:
    """Return the problems of tasks on one day that wait for each other."""
    return problems_of(*(task_text(f"Task {name}", id=name, after=after[name]) for name in after))


def test_whoever_waits_for_nobody_or_for_what_stands_below_is_fine() -> None:
    assert waiting(a="[c]", b="[]", c="[b]") == []


def test_a_cycle_is_named_once_from_where_it_is_entered() -> None:
    assert waiting(a="[b]", b="[c]", c="[d]", d="[b]") == [
        (
            'tasks[1].after: a cycle: "b" waits for "c", which waits for "d", which waits for "b"; '
            "remove one of them"
        )
    ]


def test_every_cycle_is_named() -> None:
    problems = waiting(a="[a]", b="[c]", c="[b]", d="[a, b, d]")
    assert [problem.split(";")[0] for problem in problems] == [
        'tasks[0].after: a cycle: "a" waits for itself',
        'tasks[1].after: a cycle: "b" waits for "c", which waits for "b"',
        'tasks[3].after: a cycle: "d" waits for itself',
    ]


def test_two_cycles_through_one_task_are_both_named() -> None:
    assert len(waiting(a="[b, c]", b="[a]", c="[a]")) == 2


def test_many_ways_to_one_task_are_no_cycle() -> None:
    assert waiting(a="[b, c, d]", b="[c, d]", c="[d]", d="[]") == []


def test_an_unknown_id_names_the_nearest() -> None:
    assert waiting(book="[]", pack="[bok]", move="[zzzzz]") == [
        'tasks[1].after[0]: no task has the id "bok"; did you mean "book"?',
        'tasks[2].after[0]: no task has the id "zzzzz"; known are: book, pack, move',
    ]


def test_a_cycle_with_an_unknown_id_in_it_is_none() -> None:
    assert len(waiting(a="[b]", b="[x]", c="[a]")) == 1


def test_a_task_waits_for_what_begins_on_its_day_but_not_later() -> None:
    tasks = [
        task_text("Begin", when="Week 1", after="[go-on]"),
        task_text("Go on", when="Day 1", after="[end]"),
        task_text("End", when="Day 2"),
    ]
    assert problems_of(*tasks) == [
        (
            'tasks[1].after[0]: "end" begins later (Day 2) than this task (Day 1); '
            "a task waits only for what begins before it"
        )
    ]


# Categories ------------------------------------------------------------------------------------

SOFTWARE = Category("software", "Software", "Plans for software of every kind.", "material/code")
HOME = Category("home", "Home", "Plans for what is done at home.", "material/home")


def categories(*items: dict[str, str]) -> bytes:
    # JSON is YAML.
    return json.dumps(items, indent=1).encode()


def fields(category: Category) -> dict[str, str]:
    return {key: getattr(category, key) for key in ("key", "title", "description", "icon")}


def test_categories_keep_the_order_of_the_file() -> None:
    data = categories(fields(SOFTWARE), fields(HOME))
    assert read_categories("c.yml", data) == ((SOFTWARE, HOME), ())


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"", (1, 1, ""), "the file is empty"),
        (b"[]", (1, 1, ""), "has 0 items; write 1 to 100"),
        (b"software: Software\n", (1, 1, ""), "a mapping stands here; write a list"),
        (b"- software\n", (1, 3, "[0]"), "a text stands here; write a category with its keys"),
        (b"- [", (1, 4, ""), "this is not valid YAML"),
        (b"\xff", (1, 1, ""), "the file is not UTF-8"),
    ],
)
def test_broken_categories_are_none(data: bytes, place: tuple[int, int, str], message: str) -> None:
    found, problems = read_categories("c.yml", data)
    assert found == ()
    assert (problems[0].line, problems[0].column, problems[0].field) == place
    assert problems[0].path == "c.yml"
    assert problems[0].message.startswith(message)


def test_categories_have_keys_and_limits() -> None:
    wrong = {"key": "A", "title": "B", "description": "c", "icon": "d" * 81, "colour": "red"}
    _, problems = read_categories("c.yml", categories(wrong, {}))
    assert [problem.field for problem in problems] == [
        *("[0].key", "[0].title", "[0].description", "[0].icon", "[0].colour"),
        *("[1].description", "[1].icon", "[1].key", "[1].title"),
    ]


def test_a_duplicate_category_names_both_places() -> None:
    _, [problem] = read_categories("c.yml", categories(fields(SOFTWARE), fields(SOFTWARE)))
    assert (problem.line, problem.column, problem.field) == (9, 10, "[1].key")
    assert problem.message == (
        'duplicate category "software"; [0].key at 3:10 has it already, write another'
    )


def test_a_category_without_a_key_is_no_duplicate() -> None:
    keyless = {key: text for key, text in fields(HOME).items() if key != "key"}
    _, problems = read_categories("c.yml", categories(keyless, keyless))
    assert [problem.message.split(";")[0] for problem in problems] == ["is missing"] * 2


def test_a_reading_is_a_value() -> None:
    assert isinstance(read_text(template_text()), Reading)
    assert read_text(template_text()) == read_text(template_text())
