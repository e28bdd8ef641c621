"""Every message on files and folders with its place, in the words of folder.txt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plan_catalogue.disk import read_folder
from plan_catalogue.library import read_library
from plan_catalogue.model import MAX_BYTES
from plan_catalogue.problems import FORMATS
from tests.builders import task_text, template_text
from tests.conftest import ROOT

CATEGORIES = (ROOT / "templates/categories.yml").read_text(encoding="utf-8")
ANSWERS = ", ".join(["{question: Why?, answer: '" + "`a` " * 500 + "'}"] * 3)
FILES: dict[str, str | bytes] = {
    "garden/unknown-category.yml": template_text(title="Known things"),
    "home/ab.yml": template_text(title="A short name"),
    "home/byte-order-mark.yml": "\ufeff" + template_text(title="Marked"),
    "home/first.yml": template_text(title="The same title"),
    "home/id-too-long.yml": template_text(
        task_text("Begin"), task_text("㏂" * 41), task_text("End"), title="Long ids"
    ),
    "home/large.yml": "#" * (MAX_BYTES + 1),
    "home/latin-1.yml": template_text(title="Umzug f\xfcr alle").encode("latin-1"),
    "home/links.yml": template_text(
        title="Links elsewhere", related="[frist, links, nothing-like-it]", next="[links]"
    ),
    "home/many-faults.yml": template_text(
        title="Faults of a kind", why='"' + "<b>x</b> " * 12 + '"', caution="~"
    ),
    "home/much-markdown.yml": template_text(
        title="Much of it", why='"' + r"- a\n" * 300 + '"', faq=f"[{ANSWERS}]"
    ),
    "home/nowhere.yml": template_text(title="Leads nowhere", sources="[{title: Rule, url: 5}]"),
    "home/second.yml": template_text(title="The same title"),
    "home/unreadable.yml": template_text(title="Closed"),
    "home/wrong-ending.yaml": template_text(title="Wrongly called"),
    "people/deep/first.yml": template_text(title="A deep one"),
    "people/first.yml": template_text(title="A namesake"),
}


def test_what_can_be_wrong_with_files_is_told_in_these_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, update_golden: bool
) -> None:
    folder = tmp_path / "templates"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "home/folder.yml").mkdir()
    (folder / "home/link").symlink_to(ROOT)
    # The tests may run as root, whom no permission holds.
    opening: Callable[..., object] = Path.open

    def forbidding(path: Path, *arguments: str, **options: str) -> object:
        if path.name == "unreadable.yml":
            raise PermissionError(13, "Permission denied", path)
        return opening(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", forbidding)
    told = FORMATS["text"](read_library(read_folder(folder, "empty"), "empty").problems[:1])
    (folder / "categories.yml").write_text(CATEGORIES, encoding="utf-8")
    found = read_library(read_folder(folder, "templates"), "templates")
    told += FORMATS["text"](found.problems)
    monkeypatch.undo()
    golden = Path(__file__).with_name("folder.txt")
    if update_golden:
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")
