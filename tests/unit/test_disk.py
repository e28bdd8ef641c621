"""What only the disk can do."""

from pathlib import Path

import pytest

from plan_catalogue import disk


@pytest.mark.parametrize("system", ["exchanges", "does not", "has no name for it"])
def test_one_folder_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    class Other:
        """A system whose files cannot change places, or which has no such call."""

        if system == "does not":
            renameat2 = staticmethod(lambda *_: -1)

    if system != "exchanges":
        monkeypatch.setattr("ctypes.CDLL", lambda _: Other)
    made, place = tmp_path / ".site.part", tmp_path / "site"
    for folder in (made, place):
        folder.mkdir()
        (folder / "name").write_text(folder.name)
    disk.put_in_place(made, place)
    assert (place / "name").read_text() == ".site.part"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_takes_an_empty_place(tmp_path: Path) -> None:
    made = tmp_path / ".site.part"
    made.mkdir()
    disk.put_in_place(made, tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
