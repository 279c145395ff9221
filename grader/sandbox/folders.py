"""The folders that workers may read, and the course's folders that lie in them and are hidden."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.course.location import installed_folders

__all__ = [
    "SYSTEM",
    "grader_folder",
    "hidden_folders",
    "python_folders",
    "readable_paths",
    "secret_folders",
    "secret_paths",
    "seen_by_workers",
]

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives")


def grader_folder() -> Path:
    """The folder of the package `grader`."""
    return Path(__file__).resolve().parents[1]


def python_folders() -> list[str]:
    """The folders of this interpreter and its packages, each once, none inside another or /usr."""
    paths = sysconfig.get_paths()
    wanted = {sys.prefix, sys.base_prefix, sys.exec_prefix, paths["purelib"], paths["platlib"], paths["stdlib"]}
    wanted |= {str(Path(sys.executable).resolve().parent.parent), str(Path(sys.executable).parent)}
    folders = sorted({os.path.abspath(folder) for folder in wanted if os.path.isdir(folder)}, key=len)
    chosen: list[str] = []
    for folder in folders:
        if not any(Path(folder).is_relative_to(outer) for outer in ("/usr", *chosen)):
            chosen.append(folder)
    return chosen


def secret_folders() -> tuple[Path, ...]:
    """The folders that no worker may see: each copy of the course, and pip's list of its files with their hashes."""
    found = set(installed_folders())
    for packages in _package_folders():
        found.update(packages.glob("jax101-*.dist-info"), packages.glob("jax101_course"))
    return tuple(sorted({folder.resolve() for folder in found}))


def _package_folders() -> set[Path]:
    """The folders of packages of this interpreter, and of others that workers can read."""
    paths = sysconfig.get_paths()
    found = {grader_folder().parent, Path(paths["purelib"]), Path(paths["platlib"])}
    for root in ("/usr", "/usr/local", *python_folders()):
        found.update(Path(root).glob("lib*/python3*/*-packages"))
    return found


def hidden_folders() -> list[str]:
    """The secret folders as workers would see them, by every path that leads there."""
    found = {str(Path(folder) / inner) for secret in secret_folders() for folder, inner in _ways_to(secret)}
    return sorted(found)


def secret_paths() -> list[Path]:
    """The secret folders by every path that a worker could try."""
    return sorted({*secret_folders(), *map(Path, hidden_folders())})


def seen_by_workers(folder: Path) -> bool:
    """Says if a folder lies in one that workers may read, and is not hidden there."""
    resolved = folder.resolve()
    hidden = any(resolved.is_relative_to(secret) for secret in secret_folders())
    return not hidden and any(True for _ in _ways_to(resolved))


def _ways_to(resolved: Path) -> Iterator[tuple[str, Path]]:
    """The readable folders that a path lies in, each with the rest of the path."""
    for folder in (*SYSTEM, *python_folders(), str(grader_folder())):
        outer = Path(folder).resolve()
        if resolved.is_relative_to(outer):
            yield folder, resolved.relative_to(outer)


def readable_paths() -> tuple[str, ...]:
    """Lists the paths that Landlock allows to read: the readable folders, without the secret ones.

    Landlock has no rule that takes something away. So a folder that holds a secret one is left out, and everything
    else in it is listed instead.
    """
    secrets = secret_folders()
    folders = (*SYSTEM, *python_folders(), str(grader_folder()))
    return tuple(path for folder in folders for path in _without(Path(folder).resolve(), secrets))


def _without(path: Path, secrets: Iterable[Path]) -> Iterator[str]:
    inside = [secret for secret in secrets if secret.is_relative_to(path)]
    if not inside:
        yield str(path)
    elif path not in inside:
        for entry in os.scandir(path):
            if not entry.is_symlink():  # a link is followed to a file that has a rule of its own, or none
                yield from _without(Path(entry.path), inside)
