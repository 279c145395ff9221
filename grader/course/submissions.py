"""A submission, read: only regular files that carry a stub's path, and notebooks. Nothing is unpacked or run.

A submission is a folder shaped like `exercises/` or holding one, or a zip or tar of such a folder. Notebooks may
lie in it too, or in place of the files. Whatever else lies in it (conftest.py, tests, .pth files) is not looked at.
"""

from __future__ import annotations

import lzma
import os
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath, PurePosixPath
from typing import IO, Any, Self, cast

from grader.course.handed_in import STUB_BYTES, HandedIn, Submission
from grader.course.tree import Course, Exercise
from grader.course.unpacking import open_unpacked
from grader.errors import InputError

__all__ = ["STUB_BYTES", "UNPACKED_BYTES", "Submission", "read_submission"]

UNPACKED_BYTES = 512 * 2**20
_MAX_ENTRIES = 20_000
_MAX_DIRECTORY = 8 * 2**20  # bytes of a zip's directory, which zipfile reads whole: 20,000 names of 350 letters
_MAX_STUBS = 64 * 2**20  # bytes of all stubs in a tar, which may hold a stub in many folders
_MAX_NAME = 4 * 2**10  # bytes of a tar's header that holds a long name, or other such facts
_MAX_NAMES = 4 * 10**9  # squares of the bytes of all such headers, which is what tarfile may need to read them
_MAX_FOLDERS = 2000  # at one depth of a folder that is handed in
_DEPTH = 4


def read_submission(path: Path, course: Course) -> Submission:
    """Reads a submission.

    Raises:
        InputError: it is missing, no folder or archive, damaged, too large, or holds no exercise.
    """
    if not path.exists():
        raise InputError(f"expected a submission at {path}, found nothing; give a folder, a zip or a tar")
    try:
        handed_in = HandedIn(course)
        if path.is_dir():
            _read_folder(path, course, handed_in)
        elif path.suffix == ".ipynb":
            with path.open("rb") as file:
                handed_in.add_notebook(path.name, file)
        elif zipfile.is_zipfile(path):
            _read_zip(path, course, handed_in)
        else:
            _read_tar(path, course, handed_in)
        if handed_in.is_empty:
            raise InputError(handed_in.first_note or _no_exercises(path, course))
        return handed_in.submission()
    except zipfile.BadZipFile as error:  # is_zipfile may raise it, too
        raise InputError(f"{path.name} is a damaged zip ({_said(error)}); make it again") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or _said(error)}") from None
    except MemoryError:
        raise InputError(f"{path.name} needs more memory than the grader may use; hand in exercises/ alone") from None


def _read_folder(path: Path, course: Course, handed_in: HandedIn) -> None:
    names = {exercise.name for exercise in course.exercises}
    level = [path]
    base = None
    for _ in range(_DEPTH):
        found = [folder for folder in level if any(os.path.lexists(folder / f"{name}.py") for name in names)]
        if found and base is None:
            base = min(found, key=lambda folder: (folder.name != "exercises", folder.name))
        for folder in level:
            _read_notebooks(path, folder, handed_in)
        level = [inner for folder in level for inner in _folders(folder)]
        if len(level) > _MAX_FOLDERS and base is None:
            raise InputError(f"expected at most {_MAX_FOLDERS} folders in {path}, found more; hand in exercises/ alone")
        if len(level) > _MAX_FOLDERS:
            handed_in.note(f"notebooks were not looked for in folders of which there are more than {_MAX_FOLDERS}")
            break
    if base is None:
        return
    for exercise in course.exercises:
        file = base / f"{exercise.name}.py"
        if not os.path.lexists(file):
            continue
        shown = file.relative_to(path).as_posix()
        try:
            handed_in.add(exercise.name, shown, _read_regular(file, exercise.label))
        except InputError as error:
            handed_in.add(exercise.name, shown, None, str(error))


def _read_notebooks(path: Path, folder: Path, handed_in: HandedIn) -> None:
    for file in sorted(folder.glob("*.ipynb")):
        shown = file.relative_to(path)
        if not _is_notebook(shown):
            continue
        try:
            _refuse_irregular(file, str(shown))
            with file.open("rb") as stream:
                handed_in.add_notebook(shown.as_posix(), stream)
        except InputError as error:
            handed_in.note(str(error))
        except OSError as error:
            handed_in.note(f"{shown} was not read: {error.strerror}")


def _is_notebook(path: PurePath) -> bool:
    """True for a notebook, but not for those that Jupyter and macOS keep beside it: `.ipynb_checkpoints/`, `._a`."""
    kept = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
    return path.suffix == ".ipynb" and not kept and len(path.parts) <= _DEPTH + 2


def _folders(folder: Path) -> list[Path]:
    skipped = ("node_modules", "site-packages", "__pycache__")
    with os.scandir(folder) as entries:
        inner = [e for e in entries if e.is_dir(follow_symlinks=False) and e.name not in skipped]
    return [Path(entry.path) for entry in sorted(inner, key=lambda e: e.name)[:200] if not entry.name.startswith(".")]


def _read_regular(path: Path, label: str) -> bytes:
    if path.parent.is_symlink():
        raise InputError(f"expected a file at {label}, found a link")
    _refuse_irregular(path, label)
    try:
        with path.open("rb") as file:
            return _capped(file, label)
    except OSError as error:
        raise InputError(f"{label} cannot be read: {error.strerror}") from None


def _refuse_irregular(path: Path, label: str) -> None:
    if path.is_symlink():
        raise InputError(f"expected a file at {label}, found a link")
    found = path.stat()
    mode = found.st_mode
    if stat.S_ISREG(mode) and found.st_nlink > 1:
        raise InputError(f"expected a file of its own at {label}, found a hard link; copy the file")
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a special file"
        raise InputError(f"expected a file at {label}, found {what}")


def _capped(file: IO[bytes], label: str) -> bytes:
    data = file.read(STUB_BYTES + 1)
    if len(data) > STUB_BYTES:
        raise InputError(f"expected at most {STUB_BYTES // 1024} KiB in {label}, found more")
    return data


def _no_exercises(path: Path, course: Course) -> str:
    first = course.exercises[0]
    return (
        f"expected files such as {first.name}.py in {path}, or notebooks such as {first.chapter.name}.ipynb, "
        "found none; hand in the folder exercises/"
    )


def _checked_name(name: str, path: Path) -> PurePosixPath:
    """An archive member's path.

    Raises:
        InputError: it is absolute or climbs out of the archive.
    """
    shown = re.sub(r"[^ -~]", "?", name)[:80]
    plain = name.replace("\\", "/")
    if plain.startswith("/") or re.match(r"[A-Za-z]:", plain) or ".." in plain.split("/"):
        raise InputError(f"{path.name} is refused: the entry {shown!r} points outside of the archive")
    return PurePosixPath(plain)


def _base_in(paths: Iterable[PurePosixPath], names: set[str]) -> PurePosixPath | None:
    """The folder in an archive that is shaped like `exercises/`: the highest, called `exercises` if it can be."""
    bases = set()
    for path in paths:
        if path.suffix == ".py" and f"{path.parent.name}/{path.stem}" in names and len(path.parts) <= _DEPTH + 2:
            bases.add(path.parent.parent)
    return min(bases, key=lambda base: (len(base.parts), base.name != "exercises", str(base)), default=None)


def _select(members: Mapping[PurePosixPath, Any], course: Course) -> Iterator[tuple[Exercise, PurePosixPath]]:
    base = _base_in(members, {exercise.name for exercise in course.exercises})
    if base is None:
        return
    for exercise in course.exercises:
        if (base / f"{exercise.name}.py") in members:
            yield exercise, base / f"{exercise.name}.py"


_SIZE_OF_DIRECTORY = 5  # its place in zipfile's end record


def _read_zip(path: Path, course: Course, handed_in: HandedIn) -> None:
    try:
        with path.open("rb") as file:
            ending = cast(Any, zipfile)._EndRecData(file)  # private, but what zipfile itself goes by
        if ending is not None and ending[_SIZE_OF_DIRECTORY] > _MAX_DIRECTORY:
            raise InputError(_too_large(path))
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if len(infos) > _MAX_ENTRIES or sum(info.file_size for info in infos) > UNPACKED_BYTES:
                raise InputError(_too_large(path))
            members: dict[PurePosixPath, zipfile.ZipInfo] = {}
            for info in infos:
                name = _checked_name(info.filename, path)
                mode = info.external_attr >> 16
                if stat.S_ISLNK(mode):
                    raise InputError(f"{path.name} is refused: the entry {str(name)[:80]!r} is a link")
                if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                    # zipfile does not bound what these unpack to at once
                    raise InputError(f"{path.name} is compressed in an unusual way; hand in a plain zip")
                if info.flag_bits & 1:
                    raise InputError(f"{path.name} is encrypted; hand in a zip without a password")
                if not info.is_dir() or name.suffix == ".py":
                    members[name] = info
            for exercise, name in _select(members, course):
                if members[name].is_dir():
                    handed_in.add(
                        exercise.name, str(name), None, f"expected a file at {exercise.label}, found a folder"
                    )
                    continue
                with archive.open(members[name]) as file:
                    try:
                        handed_in.add(exercise.name, str(name), _capped(file, exercise.label))
                    except InputError as error:
                        handed_in.add(exercise.name, str(name), None, str(error))
            for name in filter(_is_notebook, members):
                with archive.open(members[name]) as file:
                    handed_in.add_notebook(str(name), file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error) as error:
        raise InputError(f"{path.name} is a damaged zip ({_said(error)}); make it again") from None
    except RuntimeError as error:  # zipfile's word for encryption that it cannot undo
        raise InputError(f"{path.name} cannot be unpacked ({_said(error)}); hand in a plain zip") from None


def _said(error: Exception) -> str:
    """An error's words, which may quote the archive."""
    return re.sub(r"[^ -~]", "?", str(error))[:200]


def _too_large(path: Path) -> str:
    return f"{path.name} is refused: it unpacks to more than {UNPACKED_BYTES // 2**20} MiB or {_MAX_ENTRIES} files"


class _Capped:
    """A stream that refuses to give more than a submission may unpack to."""

    def __init__(self, stream: IO[bytes], path: Path) -> None:
        self._stream, self._path, self._left = stream, path, UNPACKED_BYTES
        self._ended = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size if size >= 0 else self._left + 1)
        self._left -= len(data)
        if size and not data:
            self._ended += 1
            if self._ended > 10:  # tarfile goes on to the end that a header promises, however far
                raise EOFError("it ends too early")
        if self._left < 0:
            raise InputError(_too_large(self._path))
        return data


class _Member(tarfile.TarInfo):
    """A header of a tar. Long names and the like, which tarfile reads into memory, have a cap.

    A sparse file is refused: tarfile reads its map into a list, and a map of gigabytes compresses to kilobytes.
    """

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        found = super().frombuf(buf, encoding, errors)
        if found.type in _LONG_HEADERS and found.size > _MAX_NAME:
            raise tarfile.ReadError(f"a header is longer than {_MAX_NAME} bytes")
        if found.type == tarfile.GNUTYPE_SPARSE:
            raise tarfile.ReadError(_SPARSE)
        return found

    def _proc_member(self, archive: Any) -> Any:
        if self.type in _LONG_HEADERS:
            archive.long_headers = getattr(archive, "long_headers", 0) + self.size**2
            if archive.long_headers > _MAX_NAMES:
                raise tarfile.ReadError("it has too many long headers")
        return cast(Any, super())._proc_member(archive)

    def _refuse(self, *_: Any) -> None:
        raise tarfile.ReadError(_SPARSE)

    _proc_gnusparse_00 = _proc_gnusparse_01 = _proc_gnusparse_10 = _refuse


_SPARSE = "it holds a sparse file"


_LONG_HEADERS = (
    *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
    *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
)


def _read_tar(path: Path, course: Course, handed_in: HandedIn) -> None:
    if path.stat().st_size == 0:
        raise InputError(f"{path.name} is empty; hand in the folder exercises/ as a zip or a tar")
    found: dict[PurePosixPath, bytes | str] = {}
    names = {exercise.name: exercise.label for exercise in course.exercises}
    kept = 0
    try:
        with (
            open_unpacked(path) as stream,
            tarfile.open(fileobj=cast(Any, _Capped(stream, path)), mode="r|", tarinfo=_Member) as archive,
        ):
            for count, member in enumerate(archive):
                cast(Any, archive).members.clear()  # tarfile keeps them all, each with a copy of every global header
                cast(Any, archive).pax_headers.clear()  # and it copies these for each entry that follows
                name = _checked_name(member.name, path)
                if count > _MAX_ENTRIES:
                    raise InputError(_too_large(path))
                if member.issym() or member.islnk():
                    raise InputError(f"{path.name} is refused: the entry {str(name)[:80]!r} is a link")
                if member.isfile() and _is_notebook(name):
                    handed_in.add_notebook(str(name), cast(IO[bytes], archive.extractfile(member)))
                    continue
                label = names.get(f"{name.parent.name}/{name.stem}")
                if name.suffix != ".py" or label is None or len(name.parts) > _DEPTH + 2:
                    continue
                file = archive.extractfile(member) if member.isfile() else None
                if file is None:
                    what = "a folder" if member.isdir() else "a special file"
                    found[name] = f"expected a file at {label}, found {what}"
                    continue
                try:
                    found[name] = _capped(file, label)
                except InputError as error:
                    found[name] = str(error)
                kept += len(found[name])
                if kept > _MAX_STUBS:
                    raise InputError(_too_large(path))
    except (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, ValueError, RecursionError) as error:
        raise InputError(f"{path.name} is damaged, or neither a folder nor a zip or tar ({_said(error)})") from None
    for exercise, name in _select(found, course):
        data = found[name]
        if isinstance(data, bytes):
            handed_in.add(exercise.name, str(name), data)
        else:
            handed_in.add(exercise.name, str(name), None, data)
