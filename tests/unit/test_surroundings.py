"""Where the catalogue touches the machine: the clock, the disk, the configuration."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plan_catalogue import addresses, clock
from plan_catalogue.disk import read_file, read_folder, write_new, write_whole
from plan_catalogue.model import MAX_BYTES


def test_the_moment_of_a_build_can_be_set() -> None:
    assert clock.now({"SOURCE_DATE_EPOCH": "86400"}) == datetime(1970, 1, 2, tzinfo=UTC)


def test_otherwise_the_moment_is_now_in_utc() -> None:
    for environ in ({}, {"SOURCE_DATE_EPOCH": ""}):
        now = clock.now(environ)
        assert now.utcoffset() == timedelta(0)
        assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("epoch", ["tomorrow", "1.5", "9" * 30])
def test_a_moment_that_is_none_is_named(epoch: str) -> None:
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        clock.now({"SOURCE_DATE_EPOCH": epoch})


def test_a_folder_gives_its_yaml_files_in_order(tmp_path: Path) -> None:
    for name in (
        "b/two.yml",
        "a/one.yml",
        "categories.yml",
        "a/README.md",
        ".git/x.yml",
        "a/.y.yml",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "a/ODD.YAML").write_text("")
    files = read_folder(tmp_path, str(tmp_path))
    assert [file.name for file in files] == [
        "a/ODD.YAML",
        "a/one.yml",
        "b/two.yml",
        "categories.yml",
    ]
    assert files[1].data == b"a/one.yml"
    assert files[1].path == f"{tmp_path}/a/one.yml"


def test_links_and_what_is_no_file_are_refused_and_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "templates"
    (folder / "home/folder.yml").mkdir(parents=True)
    (folder / "home/link.yml").symlink_to(tmp_path / "secret")
    (folder / "home/gone.yml").symlink_to(tmp_path / "nowhere")
    (folder / "home/.hidden").symlink_to(tmp_path / "secret")
    (folder / "linked").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(folder / "home/pipe")
    links = {"home/link.yml", "home/gone.yml", "home/.hidden", "linked"}
    files = {file.name: file for file in read_folder(folder, str(folder))}
    assert set(files) == {"home/folder.yml", "home/pipe", *links}
    assert all(file.data == b"" for file in files.values())
    assert all(("symbolic link" in files[name].refused) is (name in links) for name in files)
    kinds = {name: file.refused.partition(";")[0] for name, file in files.items()}
    assert kinds["home/pipe"] == "this is a pipe"
    assert kinds["home/folder.yml"] == "this is a folder"


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/plan.yml").write_text("secret")
    (tmp_path / "templates").symlink_to(tmp_path / "real", target_is_directory=True)
    [file] = read_folder(tmp_path / "templates", "templates")
    assert (file.path, file.data) == ("templates", b"")
    assert "symbolic link" in file.refused


def test_a_file_that_is_named_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("real")
    (tmp_path / "link.yml").symlink_to(tmp_path / "real.yml")
    assert read_file(tmp_path / "link.yml", "link.yml", follow=True).data == b"real"


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    file = read_file(tmp_path / "gone.yml", "gone.yml")
    assert "No such file" in file.refused


def test_a_folder_that_cannot_be_read_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    scan = os.scandir

    def forbidding(path: str) -> object:
        if path.endswith("home"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    # The tests may run as root, whom no permission holds.
    monkeypatch.setattr(os, "scandir", forbidding)
    [file] = read_folder(tmp_path, str(tmp_path))
    assert file.path == f"{tmp_path}/home"
    assert file.refused == "cannot be read (Permission denied); allow reading it"


def test_no_more_is_read_than_shows_that_a_file_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "large.yml").write_bytes(b"x" * (MAX_BYTES + 1000))
    assert len(read_file(tmp_path / "large.yml", "large.yml").data) == MAX_BYTES + 1


def test_a_name_with_control_characters_is_shown_harmlessly(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\n.yml").write_text("")
    (tmp_path / os.fsdecode(b"b\xff.yml")).write_text("")
    shown = [file.path for file in read_folder(tmp_path, "folder")]
    assert shown == [r"folder/a\x1b[31m\n.yml", r"folder/b\udcff.yml"]


class FullDiskError(OSError):
    pass


def failing(*_: object, **__: object) -> None:
    raise FullDiskError


def test_a_failed_write_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # "\udcff" cannot be written as UTF-8: it fails where a full disk would.
    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path / "new/plan.yml", "\udcff")
    assert not (tmp_path / "new/plan.yml").exists()


def test_a_failed_replacement_leaves_the_former_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.ics"
    target.write_text("former")
    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(FullDiskError):
        write_whole(target, "new")
    assert target.read_text() == "former"
    assert list(tmp_path.iterdir()) == [target]


def test_the_host_of_an_address_has_no_port() -> None:
    assert addresses.host("https://Plans.example.org:8443/x") == "plans.example.org"
