"""A student's version of an exercise, in a process of their own."""

from __future__ import annotations

import contextlib
import io
import linecache
import traceback
import types
from collections.abc import Container
from typing import Any

from grader.boundary.watchdog import Watchdog
from grader.checks.speed import Race
from grader.course import Check, Course, Exercise, Pitfall
from grader.messages import Fact
from grader.protocol.exceptions import Frame
from grader.protocol.stand_ins import StubFile
from grader.results import MAX_PRINTED, CheckResult
from grader.runner.implementation import CheckRun, Implementation, stub_file
from grader.runner.pitfalls import PUBLIC_SEED, Explainer, symptom, with_explanation
from grader.runner.released import read_released
from grader.runner.remembered import Remembered
from grader.student.kept import kept, may_keep

__all__ = ["StubFiles", "StudentVersion", "explainer_for", "facts_of_hanging", "read_stub"]


class StudentVersion:
    """The student's version of one exercise, and the search for what explains its failures.

    Args:
        exercise: which one.
        implementation: the student's version.
        ready: the names of the checks that may run on it before their turn. Others run on a copy.
        seed: the seed of the checks' random numbers.
        skip_speed: a reason not to measure speed.
        watchdog: ends what takes too long.
    """

    def __init__(
        self,
        exercise: Exercise,
        implementation: Implementation,
        ready: Container[str],
        seed: int,
        skip_speed: str,
        watchdog: Watchdog,
    ) -> None:
        self._exercise, self._seed, self._skip_speed, self._watchdog = exercise, seed, skip_speed, watchdog
        self._implementation, self._ready = implementation, ready
        self._printed_before: dict[str, str] = {}
        self._copy: Implementation | None = None
        self._explainer: Explainer | None = None

    def printed_before(self, check: Check) -> str:
        """The text that the check printed if it ran before its turn."""
        return self._printed_before.get(check.name, "")

    def run(self, check: Check) -> CheckRun:
        """Runs a check against the student's version."""
        return self._implementation.run(check)

    def explained(self, check: Check) -> CheckResult:
        """The result of a failed check, with the sentence of the pitfall that explains it."""
        result = self.run(check).result
        if self._explainer is None:
            self._explainer = explainer_for(self._exercise, self._seed, self._skip_speed, self._watchdog)
        sentence = self._explainer.explain(self._run_any, check) or symptom(self.run(check))
        self._explainer.close()
        return with_explanation(result, sentence)

    def _run_any(self, check: Check) -> CheckRun:
        """The run of a check. If its turn has not come, it runs now. One that pytest did not collect runs on a copy."""
        done = self._implementation.finished(check)
        if done is not None:
            return done
        if check.name in self._ready and "race" not in check.parameters:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                run = self._implementation.run(check)
            self._printed_before[check.name] = printed.getvalue()[:MAX_PRINTED]
            return run
        if self._copy is None:
            self._copy = _load(self._exercise, read_stub(self._exercise), self._seed, self._skip_speed, self._watchdog)
        return self._copy.run(check)


def explainer_for(exercise: Exercise, seed: int, skip_speed: str, watchdog: Watchdog) -> Explainer:
    """Makes the search for what explains a failure. It keeps what the pitfalls gave for later runs."""

    def load(pitfall: Pitfall) -> Implementation:
        return _load(exercise, stub_file(exercise, pitfall.source), seed, skip_speed, watchdog)

    remembered = None
    if may_keep():
        remembered = Remembered(kept() / "observed", exercise, seed, f"in process {skip_speed}")
    released = read_released(exercise) if seed == PUBLIC_SEED else ()
    return Explainer(exercise, load, remembered, released)


def _load(exercise: Exercise, stub: StubFile, seed: int, skip_speed: str, watchdog: Watchdog) -> Implementation:
    return Implementation.in_process(exercise, stub, seed, make_race=lambda _: Race(skip=skip_speed), watchdog=watchdog)


class StubFiles(dict[str, StubFile]):
    """The course's stubs by dotted name, read when they are imported."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._exercises = {exercise.module: exercise for exercise in course.exercises}

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self._exercises else default

    def __missing__(self, name: str) -> StubFile:
        return read_stub(self._exercises[name])


def facts_of_hanging(course: Course, frame: types.FrameType, watchdog: Watchdog) -> list[Fact]:
    """The facts of student code that did not finish.

    Args:
        course: whose stubs are the student's files.
        frame: what the main thread runs.
        watchdog: found it.
    """
    labels = {str(exercise.stub): exercise.label for exercise in course.exercises}
    steps = ((at.f_code, number) for at, number in traceback.walk_stack(frame))
    # Innermost first, so the first one in a stub is where the student's code waits.
    lines = (
        Frame(labels[code.co_filename], number, code.co_name, linecache.getline(code.co_filename, number).strip())
        for code, number in steps
        if code.co_filename in labels
    )
    line = next(map(str, lines), "a program that JAX compiled, perhaps an endless `lax.while_loop`")
    return [("raised", f"TimeoutError: {watchdog.message}"), ("at", line)]


def read_stub(exercise: Exercise) -> StubFile:
    """Reads the student's file. If it cannot be read, the stub file says why."""
    source, problem = None, ""
    if exercise.stub.is_dir():
        problem = f"expected a file at {exercise.label}, found a folder"
    else:
        try:
            source = exercise.stub.read_bytes()
        except OSError as error:
            problem = f"expected a file at {exercise.label}: {error.strerror}"
    return stub_file(exercise, source, filename=str(exercise.stub), problem=problem)
