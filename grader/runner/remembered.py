"""Remembers what the known wrong versions gave, so that they are observed only once.

To explain a failure, a check is run against each pitfall of the exercise. That takes seconds, and its outcome depends
only on the course, the seed and the installed versions. So its fingerprints are kept in a file for each exercise. Its
name holds all that they depend on.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import platform
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import grader
from grader.course import Check, Exercise, Pitfall
from grader.errors import WorkerDied
from grader.runner.fingerprints import Seen
from grader.runner.implementation import CheckRun
from grader.sandbox.compiled import is_ours, version_key

__all__ = ["Remembered"]

_MAX_FILES = 300
_MAX_BYTES = 1 << 25  # of one file


class Remembered:
    """Keeps what an exercise's pitfalls gave, with one seed.

    Args:
        folder: holds the files. It is made if it does not exist.
        exercise: whose pitfalls.
        seed: of the checks' random numbers.
        how: the pitfalls are run, if that changes what is observed.
    """

    def __init__(self, folder: Path, exercise: Exercise, seed: int, how: str) -> None:
        self._folder, self._exercise, self._seed, self._how = folder, exercise, seed, how
        self._kept: dict[str, dict[str, Seen]] | None = None
        self._is_new = False

    def find(self, pitfall: Pitfall, check: Check) -> Seen | None:
        """Returns what a pitfall gave in a check, if it is known."""
        if self._kept is None:
            self._kept = self._read()
        return self._kept.get(pitfall.name, {}).get(check.name)

    def add(self, pitfall: Pitfall, check: Check, run: CheckRun) -> None:
        """Remembers a run, unless the machine may be the cause: if it raced, died, or needed more memory."""
        is_steady = "race" not in check.parameters and not isinstance(run.error, WorkerDied)
        if self._kept is not None and is_steady and all(run.seen.fingerprints):
            self._kept.setdefault(pitfall.name, {})[check.name] = run.seen
            self._is_new = True

    def save(self) -> None:
        """Writes what is new. If it cannot be written, the next run does without."""
        if not self._is_new or self._kept is None:
            return
        plain = {
            pitfall: {check: seen.to_plain() for check, seen in checks.items()}
            for pitfall, checks in self._kept.items()
        }
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, part = tempfile.mkstemp(prefix=".part-", dir=self._folder)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(plain, file)
            os.replace(part, self._path)
            self._is_new = False
            self._tidy()

    @functools.cached_property
    def _path(self) -> Path:
        exercise = self._exercise
        return self._folder / f"{exercise.chapter.name}-{exercise.stem}-{_key(exercise, self._seed, self._how)}"

    def _read(self) -> dict[str, dict[str, Seen]]:
        try:
            if not is_ours(self._folder) or self._path.stat().st_size > _MAX_BYTES:
                return {}
            plain: Any = json.loads(self._path.read_bytes())
            return {pitfall: _read_checks(checks) for pitfall, checks in plain.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _tidy(self) -> None:
        files = [file for file in self._folder.iterdir() if file.is_file()]
        for file in sorted(files, key=lambda file: file.stat().st_mtime_ns)[:-_MAX_FILES]:
            file.unlink()


def _read_checks(checks: Mapping[str, Any]) -> dict[str, Seen]:
    return {name: Seen.from_plain(plain) for name, plain in checks.items()}


def _key(exercise: Exercise, seed: int, how: str) -> str:
    """Names all that the observations depend on."""
    digest = hashlib.sha256()
    texts = [_grader_sha256(), version_key(), platform.python_version(), str(seed), how]
    files = [exercise.test.read_bytes(), exercise.solution.read_bytes(), *(one.source for one in exercise.pitfalls)]
    if exercise.data.is_file():
        files.append(exercise.data.read_bytes())
    for part in (*(text.encode() for text in texts), *(one.name.encode() for one in exercise.pitfalls), *files):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:24]


@functools.cache
def _grader_sha256() -> str:
    """Of all that the grader is made of, because its assertions decide what is observed."""
    home = Path(grader.__file__).parent
    sources = sorted(path for path in home.rglob("*.py") if path.is_file())
    digests = (hashlib.sha256(path.read_bytes()).hexdigest() for path in sources)
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()
