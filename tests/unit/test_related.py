"""Which templates a page leads to."""

from typing import Any

from plan_catalogue.library import Entry
from plan_catalogue.model import Template
from plan_catalogue.related import RELATED, Neighbours, neighbours
from tests.plans import DATA, HOME, a_library, a_task, a_template


def named(slug: str, *tags: str, when: str = "day of", **changes: Any) -> Template:
    tasks = (a_task(when) for _ in range(3))
    return a_template(*tasks, slug=slug, title=slug.upper(), tags=tags, **changes)


def found(*templates: Template) -> Neighbours:
    """Return the neighbours of the first."""
    return neighbours(a_library(*templates).entries)[templates[0].slug]


def slugs(near: Neighbours) -> list[str]:
    return [entry.template.slug for entry in near.related]


def test_those_that_the_template_names_come_first_and_all_of_them() -> None:
    others = [named(f"other-{n}", "x", "y") for n in range(8)]
    one = named("one", "x", "y", related=("other-7", "other-3", "other-5", "other-1", "other-6"))
    assert slugs(found(one, *others)) == ["other-7", "other-3", "other-5", "other-1", "other-6"]


def test_the_others_are_those_that_share_most_tags() -> None:
    near = found(
        named("one", "a", "b", "c", related=("named",)),
        named("two-tags", "a", "b"),
        named("no-tag"),
        named("three-tags", "c", "b", "a"),
        named("one-tag", "b", "z"),
        named("named"),
    )
    assert slugs(near) == ["named", "three-tags", "two-tags", "one-tag"]
    assert len(near.related) == RELATED


def test_a_category_weighs_more_than_the_shape() -> None:
    alike = named("alike", "a")
    near = neighbours(
        [
            Entry(named("one", "a"), HOME, "home/one.yml"),
            Entry(alike, DATA, "data/alike.yml"),
            Entry(named("unlike", "a", when="month 9"), HOME, "home/unlike.yml"),
        ]
    )
    assert slugs(near["one"]) == ["unlike", "alike"]


def test_among_equals_the_shape_decides_then_the_title() -> None:
    near = found(
        named("one", when="day 20"),
        named("much-longer", when="day 200"),
        named("longer", when="day 30"),
        named("event", when="day 20", anchor="event"),
        named("b-same", when="day 20"),
        named("a-same", when="day 20"),
    )
    assert slugs(near) == ["a-same", "b-same", "longer", "much-longer"]


def test_what_comes_next_is_shown_apart() -> None:
    near = found(named("one", "a", next=("then",)), named("then", "a"), named("other"))
    assert slugs(near) == ["other"]
    assert [entry.template.slug for entry in near.next] == ["then"]


def test_a_template_that_is_broken_is_nobodys_neighbour() -> None:
    near = found(named("one", related=("broken",), next=("broken",)), named("other"))
    assert (slugs(near), list(near.next)) == (["other"], [])


def test_a_lonely_template_is_given_those_of_its_shape() -> None:
    entries = [
        Entry(named("one", "a"), HOME, "home/one.yml"),
        Entry(named("far", when="month 9"), DATA, "data/far.yml"),
        Entry(named("near"), DATA, "data/near.yml"),
    ]
    assert slugs(neighbours(entries)["one"]) == ["near", "far"]
    assert slugs(neighbours(entries[:1])["one"]) == []
