"""Advice: what it is given on, what it is not, and where it stands."""

from collections.abc import Sequence
from datetime import date

import pytest

from plan_catalogue import starter
from plan_catalogue.advice import Checked, advise
from plan_catalogue.library import SourceFile
from plan_catalogue.model import Tag
from plan_catalogue.reading import read_template
from tests.builders import task_text, template_text


def words(slug: str) -> str:
    """Return a text of enough words that no other template has."""
    return " ".join(f"{slug}{number}" for number in range(20))


def a_checked(slug: str, *tasks: str, **changes: str) -> Checked:
    """Return a template that is like no other unless its changes make it so."""
    own = {
        "title": f"All of {slug}",
        "summary": words(slug),
        "why": words(f"why-{slug}-"),
        "faq": "[{question: Why?, answer: So.}, {question: How?, answer: Thus.}]",
    }
    tasks = tasks or tuple(task_text(f"{slug} {n}", details=f"{slug} {n}") for n in "abc")
    path = f"templates/home/{slug}.yml"
    data = template_text(*tasks, **{**own, **changes}).encode()
    template = read_template(path, slug, data).template
    assert template
    return Checked(template, SourceFile(f"home/{slug}.yml", path, data))


def told(*asked: Checked, others: Sequence[Checked] = ()) -> list[str]:
    found = advise(asked, others)
    return [f"{a.path}:{a.line}:{a.column}: {a.field}: {a.message}" for a in found]


def test_templates_that_are_unlike_get_no_advice() -> None:
    assert told(a_checked("one"), a_checked("two"), a_checked("three")) == []


# Tags ------------------------------------------------------------------------------------------

TAGS = (Tag("travel", "Going somewhere."), Tag("pets", "Animals at home."))


def test_a_tag_that_is_not_in_the_list_is_told_with_the_nearest() -> None:
    one, two = (a_checked(slug, tags="[pets, travels]") for slug in ("one", "two"))
    found = advise([one], [two], TAGS)
    assert [(a.path, a.field, a.message) for a in found] == [
        (
            one.file.path,
            "tags[1]",
            '"travels" is none of the catalogue\'s tags; did you mean "travel"?',
        )
    ]


def test_the_tag_of_the_starter_file_is_told_as_its_own_advice() -> None:
    [advice] = advise([a_checked("one", tags="[example]")], tags=TAGS)
    assert advice.message.startswith('"example" is still the starter file\'s')


def test_without_a_list_of_tags_any_will_do() -> None:
    assert told(a_checked("one", tags="[travels]")) == []


# Near-duplicates -------------------------------------------------------------------------------


def test_titles_of_the_same_words_are_told_on_both() -> None:
    one = a_checked("one", title="Moving House Plan")
    two = a_checked("two", title="'The house: moving a house, project template'")
    cure = "improve one, or let both summaries say whom they are for"
    assert told(one, two) == [
        (
            "templates/home/one.yml:1:8: title: is much like "
            '"The house: moving a house, project template" (templates/home/two.yml): '
            f"they share the words of the title; {cure}"
        ),
        (
            'templates/home/two.yml:1:8: title: is much like "Moving House Plan" '
            f"(templates/home/one.yml): they share the words of the title; {cure}"
        ),
    ]


@pytest.mark.parametrize(
    ("title", "other"), [("The plan", "A plan"), ("日本語の計画", "別の計画書")]
)
def test_titles_without_a_word_of_their_own_and_of_other_words_are_not(
    title: str, other: str
) -> None:
    assert told(a_checked("one", title=title.ljust(5, "!")), a_checked("two", title=other)) == []


def test_more_than_a_third_of_the_wording_of_tasks_is_told_wherever_they_stand() -> None:
    ours = [task_text(f"Sort books {n}", details=f"Box {n} by shelf and owner.") for n in "ab"]
    own = [task_text("Paint", details="Every wall twice."), task_text("Dry", details="One night.")]
    one = a_checked("one", *ours, own[0])
    two = a_checked("two", own[1], *ours)
    [advice, _] = told(one, two)
    assert 'is much like "All of two"' in advice
    assert "they share 92% of the wording of the tasks;" in advice


def test_a_third_of_the_wording_is_not_told_yet() -> None:
    same = "carry the boxes down"  # with its title: four runs of three words
    mine = ["buy a new lamp", "call your old friend"]
    others = ["sell that blue chair", "walk round the lake"]
    one, two = (
        a_checked(slug, *(task_text(f"Task {text}", details=f"{text}.") for text in texts))
        for slug, texts in (("one", [same, *mine]), ("two", [same, *others]))
    )
    assert told(one, two) == []


def test_a_summary_that_another_has_is_told_with_what_else_is_alike() -> None:
    text = "One and the same summary for two templates, which nobody could tell from each other."
    lines = told(
        a_checked("one", title="Our house", summary=text),
        a_checked("two", title="House", summary=text),
        a_checked("three", title="Houses", summary=text.upper()),
    )
    assert sum("much like" in line for line in lines) == 6
    assert "they share the words of the title and 100% of the wording of the summary;" in lines[0]


def test_many_copies_are_told_with_their_neighbours() -> None:
    tasks = [task_text(f"Sort books of shelf {n} by their owner") for n in "abc"]
    many = [a_checked(f"plan-{chr(97 + n)}x", *tasks) for n in range(25)]
    lines = [line for line in told(*many) if "much like" in line]
    assert len({line.partition(":")[0] for line in lines}) == 25
    assert len(lines) == 48


def test_only_those_asked_about_are_told_on_and_compared_with_all() -> None:
    one = a_checked("one", title="Moving House", benefits=f"['{STOCK}', Order]")
    two = a_checked("two", title="The house, moving", benefits=f"['{STOCK}', Order]")
    three = a_checked("three", title="House moving", benefits=f"['{STOCK}', Order]")
    lines = told(one, others=[two, three])
    assert ["stands in 3 templates" in line for line in lines] == [False, True]
    assert 'is much like "The house, moving"' in lines[0]
    assert {line.partition(":")[0] for line in lines} == {one.file.path}
    assert told(a_checked("four"), others=[one, two, three]) == []
    tasks = [task_text(f"Sort books of shelf {n} by their owner") for n in "abc"]
    many = [a_checked(f"plan-{chr(97 + n)}x", *tasks) for n in range(25)]
    assert len(told(many[0], others=many[1:])) == 1
    assert told(a_checked("four"), others=many) == []


def test_invisible_characters_make_no_other_title() -> None:
    hidden = '"Moving\\u200b Hou\\u00adse"'
    lines = told(a_checked("one", title="Moving House"), a_checked("two", title=hidden))
    assert [line.partition(" is much like ")[0] for line in lines] == [
        "templates/home/one.yml:1:8: title:",
        "templates/home/two.yml:1:8: title:",
    ]


# Big tasks -------------------------------------------------------------------------------------


def test_a_task_of_more_points_than_the_average_needs_details() -> None:
    tasks = [
        task_text("Small", points="1"),
        task_text("Explained", points="50", details="Carry it. Done when it stands."),
        task_text("Big", points="12", subtasks="[Lift, Carry]"),
        task_text("Bigger", points="40", subtasks="[Lift, Carry]"),
    ]
    assert told(a_checked("one", *tasks)) == [
        (
            "templates/home/one.yml:26:13: tasks[3].points: 40 points, more than the 25.8 of an "
            "average task here, and no details; say what to do, and what done looks like"
        )
    ]


def test_tasks_of_equal_points_need_none() -> None:
    assert told(a_checked("one", *(task_text(f"Task {n}") for n in "abc"))) == []


# Stock sentences -------------------------------------------------------------------------------

STOCK = "Better late than never, as they say."


def test_a_sentence_of_three_templates_is_told_in_each_wherever_it_stands() -> None:
    places = {
        "one": {"benefits": f"['{STOCK}', Order]"},
        "two": {
            "faq": f"[{{question: Why?, answer: 'So. {STOCK[:-1]}'}}, {{question: A?, answer: B}}]"
        },
        "three": {"why": f"|\n  {words('why')}.\n\n  - {STOCK}"},
    }
    templates = [a_checked(slug, **changes) for slug, changes in places.items()]
    lines = told(*templates)
    cure = "stands in 3 templates; say what is true of this plan only, or leave it out"
    assert lines == [
        f'templates/home/one.yml:6:12: benefits[0]: "{STOCK}" {cure}',
        f'templates/home/three.yml:4:6: why: "{STOCK}" {cure}',
        f'templates/home/two.yml:7:32: faq[0].answer: "{STOCK[:-1]}" {cure}',
    ]
    assert told(*templates[:2]) == []


def test_short_sentences_and_cautions_may_repeat() -> None:
    faq = "[{question: Why?, answer: It depends on that.}, {question: How?, answer: Thus.}]"
    slugs = ("one", "two", "three", "four")
    assert told(*(a_checked(slug, caution=f"'{STOCK}'", faq=faq) for slug in slugs)) == []


def test_a_sentence_that_one_template_has_thrice_is_its_own() -> None:
    tasks = [task_text(f"Task {n}", details=STOCK) for n in "abc"]
    assert told(a_checked("one", *tasks)) == []


# Other than it looks ---------------------------------------------------------------------------

CUT = "the text ends where a comment begins; put the whole text in quotes, or the comment on a line"


def test_a_text_that_a_comment_cuts_off_is_told() -> None:
    tasks = [
        task_text("Call the vet #1", details="Ask them. # twice", when="Day of # or later"),
        task_text("Go on", details="'Ask. # no comment' # but this is behind a quote"),
        task_text("Rest", details=">- # nor is this\n      A text.", sign_off="true # nor this"),
        task_text("End", role="Helper #1", after="[rest] # the last"),
    ]
    lines = told(a_checked("one", *tasks, caution="Only a plan\t# no advice", tags="[a] # tags"))
    assert lines == [
        f"templates/home/one.yml:9:12: tasks[0].title: {CUT} of its own",
        f"templates/home/one.yml:13:14: tasks[0].details: {CUT} of its own",
        f"templates/home/one.yml:30:11: tasks[3].role: {CUT} of its own",
        f"templates/home/one.yml:32:10: caution: {CUT} of its own",
    ]


def test_an_item_that_goes_on_with_the_one_above_is_told() -> None:
    tasks = [
        task_text("Begin", subtasks="\n      - Visit two places\n        - Ask the price"),
        task_text("Go on", subtasks="\n      - Visit one - or two\n      - Ask"),
        task_text("End", details="'Ask\n      - or write'"),
    ]
    [line] = told(a_checked("one", *tasks))
    assert line == (
        "templates/home/one.yml:14:13: tasks[0].subtasks[0]: a line that begins with - goes on "
        "with the text above it; let it begin straight below the - of the item, or put the text "
        "in quotes"
    )


@pytest.mark.parametrize("word", ["no", "Yes", "on", "OFF", "'true'"])
def test_yes_and_no_sign_nothing(word: str) -> None:
    tasks = [task_text("Begin", sign_off=word), task_text("Go on", sign_off="Norbert")]
    tasks += [task_text("End", sign_off="true")]
    assert told(a_checked("one", *tasks)) == [
        (
            f'templates/home/one.yml:13:15: tasks[0].sign_off: "{word.strip(chr(39))}" is taken '
            "for the name of somebody who signs; write true without quotes or who signs, or "
            "delete the line"
        )
    ]


# Examples of the starter file ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("is_whole", "first"),
    [(True, 'tags[0]: "example"'), (False, 'authors[0]: "Your name"')],
)
def test_the_starter_file_is_told_in_one_line(first: str, *, is_whole: bool) -> None:
    data = starter.render("Ship a game", date(2026, 11, 24), is_whole=is_whole).encode()
    template = read_template("new.yml", "new", data).template
    assert template
    [line] = told(Checked(template, SourceFile("new.yml", "new.yml", data)))
    assert f": {first} and " in line
    assert line.endswith(" more texts are still the starter file's; write your own words")


def test_one_text_of_the_starter_file_is_told_alone() -> None:
    own = a_checked("one", authors="[Ann, Your name]")
    message = '"Your name" is still the starter file\'s; write your own words'
    assert told(own) == [f"templates/home/one.yml:24:16: authors[1]: {message}"]
