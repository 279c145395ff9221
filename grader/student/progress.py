"""Remembers a student's work in one small file beside the course. The file may be deleted at any time."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from grader.course import Course, Exercise, digest
from grader.results import ExerciseResult, write_atomically

__all__ = ["Known", "Progress"]

FILE = ".jax101.json"
_VERSION = 1
_MAX_BYTES = 1 << 20


@dataclasses.dataclass(frozen=True)
class Known:
    """All that is remembered of one exercise.

    Attributes:
        digest: of the file that was checked last (see `grader.course.digest`), or empty if none was.
        score: the points that it got.
        passed: all checks passed that were run, and those of speed may be left out.
        tries: the number of different versions that were checked until the first one passed, or until now.
        first_passed: the place in the order in which exercises were first passed, from 1, or 0 if it was not.
        hints: the number of hints that were given.
    """

    digest: str = ""
    score: int = 0
    passed: bool = False
    tries: int = 0
    first_passed: int = 0
    hints: int = 0


class Progress:
    """The file `.jax101.json` of a course. A file that cannot be read is an empty one.

    Args:
        course: the course.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        self._path = course.root / FILE
        self._known = self._read()

    def reload(self) -> None:
        """Reads the file again, because another process may have written it."""
        self._known = self._read()

    def of(self, exercise: Exercise) -> Known:
        """Returns all that is known of an exercise, as its file is now. Points of an older version do not count."""
        known = self._known.get(exercise.name, Known())
        if known.digest != _digest(exercise):
            return dataclasses.replace(known, score=0, passed=False)
        return known

    def is_changed(self, exercise: Exercise) -> bool:
        """Says if the file was checked, and has changed since."""
        known = self._known.get(exercise.name, Known())
        return bool(known.digest) and known.digest != _digest(exercise)

    def has_passed(self, exercise: Exercise) -> bool:
        """Says if the exercise was passed once, with this version or another."""
        return self._known.get(exercise.name, Known()).first_passed > 0

    def next_exercise(self) -> Exercise | None:
        """The first exercise that is not passed."""
        return next((one for one in self._course.exercises if not self.of(one).passed), None)

    @property
    def streak(self) -> int:
        """The number of exercises in a row, up to the latest, that passed at the first try."""
        passed = sorted(
            (known for known in self._known.values() if known.first_passed), key=lambda known: -known.first_passed
        )
        count = 0
        for known in passed:
            if known.tries != 1:
                break
            count += 1
        return count

    def record(self, results: Iterable[ExerciseResult]) -> None:
        """Takes the results of a run, and writes the file.

        An exercise is left out if its checks did not all run, or if its file is half written.
        """
        exercises = {exercise.name: exercise for exercise in self._course.exercises}
        self.reload()
        for result in results:
            exercise = exercises.get(result.name)
            ran = {check.name for check in result.checks if check.outcome != "skipped" or check.facts}
            if exercise is not None and ran == {check.name for check in exercise.checks} and _is_python(exercise):
                self._take(exercise, result)
        self._write()

    def give_hint(self, exercise: Exercise) -> int:
        """Counts one more hint. Returns its number, from 1: the last one again if there are no more."""
        self.reload()
        known = self._known.get(exercise.name, Known())
        most = len(exercise.section.hints) if exercise.section else 0
        hints = min(known.hints + 1, most)
        self._known[exercise.name] = dataclasses.replace(known, hints=hints)
        self._write()
        return hints

    def forget(self, exercise: Exercise) -> None:
        """Forgets an exercise, because its file begins anew."""
        self.reload()
        self._known.pop(exercise.name, None)
        self._write()

    def _take(self, exercise: Exercise, result: ExerciseResult) -> None:
        if result.outcome not in ("passed", "failed"):
            return
        known = self._known.get(exercise.name, Known())
        now = _digest(exercise)
        passed = result.outcome == "passed"
        is_new = known.first_passed == 0 and now != known.digest
        first = known.first_passed
        if passed and not first:
            first = 1 + max((one.first_passed for one in self._known.values()), default=0)
        self._known[exercise.name] = dataclasses.replace(
            known, digest=now, score=result.score, passed=passed, tries=known.tries + is_new, first_passed=first
        )

    def _read(self) -> dict[str, Known]:
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
            if self._path.stat().st_size <= _MAX_BYTES:
                plain: Any = json.loads(self._path.read_text(encoding="utf-8"))
                if plain["version"] == _VERSION:
                    return {name: _known(fields) for name, fields in plain["exercises"].items()}
        return {}

    def _write(self) -> None:
        plain = {"version": _VERSION, "exercises": {name: dataclasses.asdict(one) for name, one in self._known.items()}}
        with contextlib.suppress(OSError):  # a read-only course is checked all the same
            write_atomically(self._path, json.dumps(plain, indent=1) + "\n")


def _known(fields: Any) -> Known:
    known = Known(**fields)
    for field in dataclasses.fields(Known):
        if type(getattr(known, field.name)) is not type(field.default):
            raise ValueError(f"{field.name} has another type")
    return known


def _digest(exercise: Exercise) -> str:
    with contextlib.suppress(OSError):
        return digest(exercise.stub.read_bytes())
    return "missing"


def _is_python(exercise: Exercise) -> bool:
    try:
        ast.parse(exercise.stub.read_bytes())
    except (OSError, ValueError, SyntaxError):
        return False
    return True
