"""One plan, one truth: the browser's modules and Python come to the same bytes, in every zone."""

import os
import unicodedata
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from plan_catalogue import options, pages, site
from plan_catalogue.characters import FORBIDDEN_IN_TEXT
from plan_catalogue.exports import csv, ics
from plan_catalogue.model import WEEKENDS, Template
from plan_catalogue.planner import planner_data
from plan_catalogue.schedule import NAME_LENGTH, REMINDERS, Choices, Plan, latest_start, schedule
from plan_catalogue.workdays import Workdays
from tests.browser.modules import ZONES, answers, digest, digests, modules
from tests.plans import MONDAY, SITE, STAMP, a_task, a_template
from tests.property.strategies import days, large_templates
from tests.unit.test_schedule import VECTORS, case_id, tasks_of

COUNT = int(os.environ.get("PARITY", "2000"))
"""How many plans are compared: `make parity N=100000` for more."""

OF_EACH = 8
"""How many of them are of one template: to make one up takes most of the time."""

BATCH = 50

ANSWER = """({ template, texts }) => {
    const { readChoices, queryOf, planOf, icsOf, csvOf, isoOf } = planner;
    const { choices, notes } = readChoices(texts, template);
    const plan = planOf(template, choices);
    if (!plan) return { notes, dates: null };
    const query = queryOf(choices, template);
    const again = readChoices(Object.fromEntries(new URLSearchParams(query)), template);
    return {
        notes: [...notes, ...again.notes],
        again: queryOf(again.choices, template) === query,
        dates: plan.tasks.map(({ first, last }) => [isoOf(first), isoOf(last)]),
        ics: icsOf(plan, "20270101T000000Z"),
        csv: csvOf(plan),
    };
}"""


@dataclass(frozen=True)
class Case:
    """A template, and what stands in an address or a form."""

    template: Template
    texts: dict[str, str]

    def data(self) -> dict[str, Any]:
        return {"template": data_of(self.template), "texts": self.texts}

    def plan(self) -> Plan | None:
        """Return the plan as the command line makes it, none where it refuses."""
        texts, template = self.texts, self.template
        day, holidays = options.day(texts["date"]), options.days(texts["holidays"])
        weekends: Any = texts["weekends"] or template.weekends
        reminder: Any = texts["reminder"] or "none"
        try:
            if texts["by"] == "finish":
                day = latest_start(template.tasks, day, weekends, Workdays(holidays))
            skip = frozenset(options.words(texts["skip"]))
            name = options.plan_name(texts["name"])
            choices = Choices(day, weekends, holidays, skip, reminder, name)
            return schedule(template, choices)
        except ValueError:
            return None


def data_of(template: Template) -> dict[str, Any]:
    return planner_data(template, site_url=SITE, default_day=MONDAY)


@st.composite
def choices_for(draw: st.DrawFn, template: Template) -> dict[str, str]:
    day = draw(days)
    near = st.integers(-60, 400).map(lambda offset: (day + timedelta(days=offset)).isoformat())
    ids = [task.id for task in template.tasks]
    skip = draw(st.sets(st.sampled_from(ids), max_size=len(ids) - 1)) if len(ids) > 1 else set()
    by = ["", "start"] + ["finish"] * (2 * (template.anchor == "start"))
    name = draw(st.just("") | st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
    return {
        "date": day.isoformat(),
        "by": draw(st.sampled_from(by)),
        "weekends": draw(st.sampled_from(["", *WEEKENDS])),
        "holidays": draw(st.sampled_from([",", " , "])).join(draw(st.lists(near, max_size=12))),
        "reminder": draw(st.sampled_from(["", *REMINDERS])),
        "skip": ",".join(sorted(skip)),
        "name": FORBIDDEN_IN_TEXT.sub("", name),
    }


def made(count: int) -> list[Case]:
    """Return so many plans of hypothesis or some more, several of each template.

    They are compared in batches, as each question takes its time.
    """
    collected: list[Case] = []

    @settings(max_examples=-(-count // OF_EACH), phases=[Phase.generate], database=None)
    @given(large_templates(), st.data())
    def collect(template: Template, data: st.DataObject) -> None:
        some = [Case(template, data.draw(choices_for(template))) for _ in range(OF_EACH)]
        collected.extend(some)

    collect()
    return collected


@pytest.fixture(scope="module")
def pages_in_zones(browser: Browser, base: str) -> Iterator[dict[str, Page]]:
    with ExitStack() as stack:
        yield {zone: stack.enter_context(modules(browser, base, zone)) for zone in ZONES}


def expected(case: Case) -> dict[str, Any]:
    plan = case.plan()
    if plan is None:
        return {"notes": [], "dates": None}
    return {
        "notes": [],
        "again": True,
        "dates": [[it.first.isoformat(), it.last.isoformat()] for it in plan.tasks],
        "ics": ics.render(plan, site_url=SITE, stamp=STAMP),
        "csv": csv.render(plan),
    }


def test_python_and_the_browser_give_the_same_bytes_in_every_zone(
    pages_in_zones: dict[str, Page],
) -> None:
    compared = 0
    while compared < COUNT:
        batch = made(min(COUNT - compared, 2000))
        for start in range(0, len(batch), BATCH):
            some = batch[start : start + BATCH]
            mine = [digest(expected(case)) for case in some]
            asked = [case.data() for case in some]
            for zone, page in pages_in_zones.items():
                theirs = digests(page, ANSWER, asked)
                for case, one, other in zip(some, mine, theirs, strict=True):
                    if one != other:
                        (answer,) = answers(page, ANSWER, [case.data()])
                        assert answer == expected(case), (zone, case)
        compared += len(batch)


@pytest.mark.parametrize("zone", ZONES)
def test_the_browser_knows_the_worked_cases_too(pages_in_zones: dict[str, Page], zone: str) -> None:
    asked = [
        {
            "template": data_of(a_template(*tasks_of(case), anchor=case.get("anchor", "start"))),
            "texts": {
                "date": case.get("finish", case["date"]),
                "by": "finish" if "finish" in case else "start",
                "weekends": case["weekends"],
                "holidays": " ".join(case["holidays"]),
            },
        }
        for case in [*VECTORS["schedule"], *VECTORS["finish"]]
    ]
    function = """({ template, texts }) => {
        const plan = planner.planOf(template, planner.readChoices(texts, template).choices);
        const { isoOf } = planner;
        const dates = plan.all.map(({ first, last }) => [isoOf(first), isoOf(last)]);
        return { date: isoOf(plan.anchorDay), dates };
    }"""
    said = answers(pages_in_zones[zone], function, asked)
    for case, answer in zip([*VECTORS["schedule"], *VECTORS["finish"]], said, strict=True):
        assert answer["date"] == case["date"], case_id(case)
        assert answer["dates"] == case.get("dates", answer["dates"]), case_id(case)


def test_python_and_the_browser_take_the_same_names(pages_in_zones: dict[str, Page]) -> None:
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    names = [f"a{character}b" for character in [*characters, "\U0001f600", "\U0010ffff"]]
    # At the ends too, but for control characters, which Python takes for blanks there and the
    # browser for what they are.
    names += [f"{c}a{c}" for c in characters if unicodedata.category(c) != "Cc"]
    names += ["\U0001f600" * NAME_LENGTH, "\U0001f600" * (NAME_LENGTH + 1), "", " "]
    template = data_of(a_template(a_task()))
    ask = """([template, names]) => names.map((name) => {
        const { choices, notes } = planner.readChoices({ name }, template);
        return notes.length ? null : choices.name;
    })"""
    taken = pages_in_zones[ZONES[0]].evaluate(ask, [template, names])

    def read(name: str) -> str | None:
        try:
            return options.plan_name(name)
        except ArgumentTypeError:
            return None

    assert [
        pair for pair in zip(names, map(read, names), taken, strict=True) if pair[1] != pair[2]
    ] == []


# Days of the language that the pages are built in, so that the words are the same too.
PICTURE = """({ template, texts, svg }) => {
    const names = (words) => words.split(" ");
    const days = names("Mon Tue Wed Thu Fri Sat Sun");
    const months = names("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");
    const parts = (day) => {
        const [year, month, date] = planner.isoOf(day).split("-").map(Number);
        return { year, month: months[month - 1], date, weekday: days[planner.weekday(day)] };
    };
    const date = (day) => {
        const { year, month, date, weekday } = parts(day);
        return `${weekday} ${date} ${month} ${year}`;
    };
    const words = {
        span: (first, last) => (last > first ? `${date(first)} to ${date(last)}` : date(first)),
        marks: {
            day: (day) => `${parts(day).weekday} ${parts(day).date}`,
            week: (day) => `${parts(day).date}`,
            month: (day) => parts(day).month,
            quarter: (day) => parts(day).month,
            year: (day) => `${parts(day).year}`,
        },
        periods: {
            month: (day) => `${parts(day).month} ${parts(day).year}`,
            year: (day) => `${parts(day).year}`,
        },
    };
    const categories = [...new Set(template.tasks.map((task) => task.category))];
    const plan = planner.planOf(template, planner.readChoices(texts, template).choices);
    if (!plan) return null;
    const hueOf = (category) => categories.indexOf(category) + 1;
    const { width, height, parts: drawn } = planner.pictureOf(plan, hueOf, words, undefined);
    const box = document.createElement("div");
    box.innerHTML = svg;
    const [python] = box.children;
    for (const group of [python, ...python.querySelectorAll("g")]) {
        for (const node of [...group.childNodes]) if (node.nodeType === 3) node.remove();
    }
    const browser = python.cloneNode();
    browser.append(...drawn);
    const same = browser.isEqualNode(python) && python.getAttribute("height") === height;
    return same ? width : [browser.outerHTML, python.outerHTML];
}"""


def test_python_and_the_browser_draw_the_same_picture(pages_in_zones: dict[str, Page]) -> None:
    drawn = [(case, plan) for case in made(200) if (plan := case.plan())]
    pictures = [site.picture_of(plan) for _, plan in drawn]
    asked = []
    for (case, plan), picture in zip(drawn, pictures, strict=True):
        macro: Any = pages.layout("picture").module
        svg = str(macro.picture(picture, plan, site.hues(plan.template)))
        asked.append({**case.data(), "svg": svg})
    for zone in ("Pacific/Kiritimati", "America/New_York"):
        said = answers(pages_in_zones[zone], PICTURE, asked)
        for (case, _), picture, width in zip(drawn, pictures, said, strict=True):
            assert width == f"{picture.width / 10:.1f}em", (zone, case)
