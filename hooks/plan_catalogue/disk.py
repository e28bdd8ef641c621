"""Files: reading templates, writing what was asked for. Only the command line and the hook
import this.
"""

import ctypes
import os
import shutil
import stat
from pathlib import Path

from plan_catalogue.library import SourceFile
from plan_catalogue.model import MAX_BYTES
from plan_catalogue.problems import printable

_KINDS = {
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
}

# What a browser or an editor of texts makes of a template's ending: told, not passed over.
_LOST = {".txt", ""}


def read_folder(folder: Path, shown: str) -> list[SourceFile]:
    """Return every YAML file below a folder that problems call `shown`, in the order of paths.

    So is what has lost its ending in the folder of a category. Hidden files and files of other
    kinds are nobody's templates and left alone. Symbolic links, pipes, sockets and devices are
    refused whatever they are called, the folder itself included, and neither followed nor opened:
    a template from a stranger could lead anywhere.
    """
    if folder.is_symlink():
        return [_read(folder, ".", shown)]
    files: list[SourceFile] = []

    def add(path: Path, error: OSError | None = None) -> None:
        name = path.relative_to(folder).as_posix()
        place = f"{shown}/{printable(name)}"
        files.append(_refused(name, place, error) if error else _read(path, name, place))

    ahead = [str(folder)]
    while ahead:
        parent = ahead.pop()
        try:
            with os.scandir(parent) as entries:
                for entry in entries:
                    is_hidden = entry.name.startswith(".")
                    is_folder = entry.is_dir(follow_symlinks=False)
                    is_file = entry.is_file(follow_symlinks=False)
                    endings = {".yml", ".yaml"}
                    if is_file and parent != str(folder):
                        endings |= _LOST
                    is_template = Path(entry.name).suffix.lower() in endings and not is_hidden
                    if is_template or not (is_folder or is_file):
                        add(Path(entry.path))
                    elif is_folder and not is_hidden:
                        ahead.append(entry.path)
        except OSError as error:
            add(Path(parent), error)
    return sorted(files, key=lambda file: file.path)


def read_file(path: Path, name: str, *, follow: bool = False) -> SourceFile:
    """Return one file; `name` is its place in the folder. Links are refused unless `follow`."""
    return _read(path, name, printable(path.as_posix()), follow=follow)


def _read(path: Path, name: str, shown: str, *, follow: bool = False) -> SourceFile:
    try:
        mode = (path.stat() if follow else path.lstat()).st_mode
        if not stat.S_ISREG(mode):
            kind = _KINDS.get(stat.S_IFMT(mode), "a device")
            return SourceFile(name, shown, b"", f"this is {kind}; put a plain file here")
        with path.open("rb") as file:
            return SourceFile(name, shown, file.read(MAX_BYTES + 1))
    except OSError as error:
        return _refused(name, shown, error)


def _refused(name: str, shown: str, error: OSError) -> SourceFile:
    message = f"cannot be read ({error.strerror}); allow reading it"
    return SourceFile(name, shown, b"", message)


def write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet, wholly or not at all; raises OSError."""
    path.parent.mkdir(exist_ok=True)
    _write_exclusively(path, text)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is the new one or, after an OSError, as it was."""
    if path.exists() and not path.is_file():
        path.write_bytes(text.encode())  # a device or a pipe cannot be replaced
        return
    target = path.resolve()
    draft = target.with_name(f".plans-{os.getpid()}")
    _write_exclusively(draft, text)
    try:
        if target.exists():
            target.open("ab").close()  # whoever may not write the file may not replace it
            shutil.copymode(target, draft)
        draft.replace(target)
    except BaseException:
        draft.unlink()
        raise


def put_in_place(made: Path, place: Path) -> None:
    """Let a finished folder take the place of another, which is deleted; raises OSError.

    On Linux in one step: at no moment is there no folder, or half of one.
    """
    if not place.is_dir():
        made.rename(place)
        return
    if not _exchange(made, place):
        former = made.with_name(f"{made.name}.former")
        place.rename(former)
        made.rename(place)
        made = former
    shutil.rmtree(made)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; tell whether that was done.

    Python has no name for it: renameat2(2) with RENAME_EXCHANGE, paths from the current folder.
    """
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):  # not Linux, not glibc or musl
        return False
    at_current_folder, exchange = -100, 2
    paths = os.fsencode(one), os.fsencode(other)
    done: int = rename(at_current_folder, paths[0], at_current_folder, paths[1], exchange)
    return done == 0


def _write_exclusively(path: Path, text: str) -> None:
    with path.open("xb") as file:
        try:
            file.write(text.encode())
            file.flush()
        except BaseException:
            path.unlink()
            raise
