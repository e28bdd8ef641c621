"""The index of the catalogue, before a browser reads it (tests/browser/test_search.py does)."""

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan_catalogue import search
from plan_catalogue.model import BRIEF, Template
from tests.plans import a_library, a_task, a_template


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Test Integration (Dev)", ["test", "integration", "dev"]),
        ("A/B test", ["a", "b", "test"]),
        ("Größe & Café", ["große", "cafe"]),
        ("go-live", ["go", "live"]),
        ("5 km_run", ["5", "km", "run"]),
        ("ﬁle №1 İ", ["file", "no1", "i"]),
        ("— …", []),
    ],
)
def test_words_are_small_and_plain(text: str, words: list[str]) -> None:
    assert search.words_of(text) == words


@pytest.mark.parametrize(
    "forms",
    [
        "move moves moved moving",
        "plan plans planned planning",
        "party parties",
        "study studies studied studying",
        "box boxes",
        "class classes",
        "house houses housing",
        "release releases releasing",
        "wedding weddings",
        "survey surveys",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({search.stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("word", ["bus", "status", "analysis", "string", "need", "gdpr", "use"])
def test_what_is_no_ending_stays(word: str) -> None:
    assert search.stem(word) == word


@given(st.text(alphabet="abcdeginrsyz", max_size=12))
def test_a_stem_begins_as_its_word_does(word: str) -> None:
    stem = search.stem(word)
    assert word.startswith(stem.removesuffix("i"))
    assert len(stem) >= min(3, len(word))


def test_a_stem_is_in_the_file_of_its_letter() -> None:
    letters = [search.letter_of(stem) for stem in ("wed", "éa", "2027", "ελ", "z")]
    assert letters == ["w", "0", "0", "0", "z"]


def numbers_in(text: str) -> list[int]:
    """Read numbers as search.js does."""
    symbols = [chr(code) for code in range(33, 127) if chr(code) not in '"\\']
    numbers, number, unit = [], 0, 1
    for symbol in text:
        digit = symbols.index(symbol)
        number += unit * (digit if digit < 75 else digit - 75)
        unit *= 17
        if digit < 75:
            numbers.append(number)
            number, unit = 0, 1
    return numbers


@given(st.lists(st.integers(0, 10**6), unique=True).map(sorted))
def test_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    gaps = numbers_in(search.gaps(numbers))
    assert gaps == [one - before - 1 for before, one in pairwise([-1, *numbers])]


def index(*templates: Template) -> dict[str, dict[str, Any]]:
    files = search.files(a_library(*templates))
    return {address: json.loads(text) for address, text in files}


def test_templates_stand_in_the_order_of_their_titles() -> None:
    made = index(
        a_template(a_task(), slug="zebra", title="a Zebra"),
        a_template(a_task(title="Walk"), slug="aardvark-walk", title="Aardvark walk plan"),
        a_template(a_task(), a_task(), slug="own", title="Ähre", anchor="event", tags=("x", "y")),
    )
    catalogue = made["search/catalogue.json"]
    assert catalogue["title"] == ["a Zebra", "Aardvark walk plan", "Ähre"]
    assert catalogue["slug"] == ["zebra", 1, "own"]
    assert catalogue["anchorLabels"] == ["", "Big day"]
    assert catalogue["anchorLabel"] == [0, 0, 1]
    assert catalogue["tasks"] == [1, 1, 2]
    assert catalogue["tags"] == ["x", "y"]
    assert catalogue["tagged"] == [[], [], [0, 1]]
    assert catalogue["categories"] == [["home", "Home"], ["data", "Data"]]
    assert catalogue["category"] == [0, 0, 0]


def test_a_word_says_where_it_is_found_best() -> None:
    made = index(
        a_template(a_task(title="Weigh the walrus"), title="One", tags=("wombat",)),
        a_template(a_task(), slug="other", title="Walruses", summary="Wombats and walruses."),
    )
    lexicon = made["search/words-w.json"]
    # Of "weigh" and "wombat" the first letter is that of the word before; "!" is 0 and "#" is 1.
    assert lexicon == {
        "edition": made["search/catalogue.json"]["edition"],
        "stems": "!walrus #eigh #ombat",
        "found": "!! ! !!",
        "places": "03021",
    }


def test_files_of_one_edition_have_the_same_templates_in_the_same_places() -> None:
    one, other = a_template(a_task()), a_template(a_task(), slug="other", title="Other")
    editions = {
        text["edition"] for texts in (index(one), index(one, other)) for text in texts.values()
    }
    assert len(editions) == 2
    changed = replace(one, summary="Now it says something else.")
    assert index(changed)["search/catalogue.json"]["edition"] in editions


def test_a_compound_is_found_in_one_word_too() -> None:
    made = index(a_template(a_task(title="Clean-up of the half-pipe")))
    assert made["search/words-c.json"]["stems"] == "!clean 'up"  # "cleanup" shares five letters


def test_words_that_tell_no_plan_from_another_are_not_kept() -> None:
    made = index(a_template(a_task(title="Do this for the best of them"), title="What and how"))
    assert made["search/catalogue.json"]["letters"] == "bhps"


def test_an_empty_catalogue_has_an_index() -> None:
    (catalogue,) = index().values()
    assert catalogue["title"] == []
    assert catalogue["letters"] == ""


@pytest.mark.parametrize(
    ("summary", "brief"),
    [
        ("One sentence.", "One sentence."),
        ("Is it short? Yes.", "Is it short?"),
        ("Run 21.1 km. Then rest.", "Run 21.1 km."),
        ("no end", "no end"),
        ("word " * 30 + "end.", "word " * 18 + "word word…"),
        ("x" * 99 + ", and more", "x" * 99 + "…"),
        ("x" * 200, "x" * BRIEF + "…"),
    ],
)
def test_a_card_has_the_first_sentence_of_the_summary(summary: str, brief: str) -> None:
    template = a_template(a_task(), summary=summary, added=date(2027, 1, 1))
    assert template.brief == brief
    assert len(template.brief) <= BRIEF + 1
