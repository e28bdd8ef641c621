import json

from plan_catalogue.exports import json as plan_json
from tests.plans import a_plan, a_task


def test_a_plan_as_json_names_its_choices_and_its_tasks() -> None:
    task = a_task("week 1", title="Größe", sign_off="QA", after=("x",), subtasks=("One",))
    plan = a_plan(task, weekends="move", name="Mine", reminder="day-before")
    text = plan_json.render(plan)
    assert "Größe" in text
    assert text.endswith("}\n")
    assert json.loads(text) == {
        "slug": "small-plan",
        "title": "Small plan",
        "date": "2027-01-04",
        "weekends": "move",
        "holidays": [],
        "reminder": "day-before",
        "name": "Mine",
        "tasks": [
            {
                "id": "groe",
                "title": "Größe",
                "category": "work",
                "points": 5,
                "when": "Week 1",
                "start": "2027-01-04",
                "end": "2027-01-08",
                "days": 5,
                "number": 1,
                "sign_off": "QA",
                "role": None,
                "after": ["x"],
                "details": None,
                "subtasks": ["One"],
            }
        ],
    }
