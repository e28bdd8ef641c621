"""Every message of the reader with its place: NAME.yml is refused in the words of NAME.txt."""

from pathlib import Path

import pytest

from plan_catalogue.library import SourceFile, read_alone
from plan_catalogue.problems import FORMATS

FOLDER = Path(__file__).with_name("invalid")
CASES = sorted(FOLDER.glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_a_mistake_is_told_in_these_words(case: Path, *, update_golden: bool) -> None:
    golden = case.with_suffix(".txt")
    reading = read_alone(SourceFile(case.name, case.name, case.read_bytes()), None)
    told = FORMATS["text"](reading.problems)
    if update_golden:
        golden.write_bytes(told.encode())
    assert told.encode() == golden.read_bytes()
    assert told
    assert reading.template is None


def test_every_expectation_has_its_case() -> None:
    assert {golden.stem for golden in FOLDER.glob("*.txt")} == {case.stem for case in CASES}
