"""A student's version of an exercise, in the process of their own pytest."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Mapping
from typing import Any

from grader.boundary.in_process import InProcess
from grader.boundary.watchdog import Watchdog
from grader.checks.speed import Race
from grader.course import Check, Course, Exercise, Pitfall
from grader.protocol.stand_ins import StubFile
from grader.results import MAX_PRINTED, CheckResult
from grader.runner.implementation import CheckRun, Implementation, stub_file
from grader.runner.pitfalls import PUBLIC_SEED, Explainer, symptom, with_explanation
from grader.runner.released import read_released
from grader.runner.remembered import Remembered
from grader.student.kept import kept, may_keep

__all__ = ["StubFiles", "StudentVersion"]


class StudentVersion:
    """The student's version of one exercise, and the search for what explains its failures.

    Args:
        exercise: which one.
        functions: its check functions that pytest collected, by name.
        seed: the seed of the checks' random numbers.
        skip_speed: a reason not to measure speed.
        watchdog: ends what takes too long.
    """

    def __init__(
        self,
        exercise: Exercise,
        functions: Mapping[str, Callable[..., None]],
        seed: int,
        skip_speed: str,
        watchdog: Watchdog,
    ) -> None:
        self._exercise, self._seed, self._skip_speed, self._watchdog = exercise, seed, skip_speed, watchdog
        self._functions = functions
        self._printed_before: dict[str, str] = {}
        self._races: dict[str, Race] = {}
        self._implementation: Implementation | None = None
        self._copy: Implementation | None = None
        self._explainer: Explainer | None = None

    def take(self, check: Check, race: Race) -> None:
        """Takes from pytest the race of a check."""
        self._races[check.name] = race

    def printed_before(self, check: Check) -> str:
        """The text that the check printed if it ran before its turn."""
        return self._printed_before.get(check.name, "")

    def run(self, check: Check) -> CheckRun:
        """Runs a check against the module that pytest imported."""
        if self._implementation is None:
            self._implementation = Implementation(
                self._exercise,
                InProcess({str(self._exercise.stub): self._exercise.label}, self._watchdog),
                self._functions,
                self._seed,
                make_race=lambda check: self._races[check.name],
                capture=False,  # pytest does
                is_untouched=self._exercise.is_untouched(read_stub(self._exercise).source),
            )
        return self._implementation.run(check)

    def explained(self, check: Check) -> CheckResult:
        """The result of a failed check, with the sentence of the pitfall that explains it."""
        result = self.run(check).result
        if self._explainer is None:
            released = read_released(self._exercise) if self._seed == PUBLIC_SEED else ()
            self._explainer = Explainer(self._exercise, self._load_pitfall, self._remembered(), released)
        sentence = self._explainer.explain(self._run_any, check) or symptom(self.run(check))
        self._explainer.close()
        return with_explanation(result, sentence)

    def _remembered(self) -> Remembered | None:
        if not may_keep():
            return None
        return Remembered(kept() / "observed", self._exercise, self._seed, f"in process {self._skip_speed}")

    def _run_any(self, check: Check) -> CheckRun:
        """The run of a check. If its turn has not come, it runs now. One that pytest did not collect runs on a copy."""
        assert self._implementation is not None
        done = self._implementation.finished(check)
        if done is not None:
            return done
        if check.name in self._functions and "race" not in check.parameters:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                run = self._implementation.run(check)
            self._printed_before[check.name] = printed.getvalue()[:MAX_PRINTED]
            return run
        if self._copy is None:
            self._copy = self._load(read_stub(self._exercise))
        return self._copy.run(check)

    def _load_pitfall(self, pitfall: Pitfall) -> Implementation:
        return self._load(stub_file(self._exercise, pitfall.source))

    def _load(self, stub: StubFile) -> Implementation:
        return Implementation.in_process(
            self._exercise,
            stub,
            self._seed,
            make_race=lambda _: Race(skip=self._skip_speed),
            watchdog=self._watchdog,
        )


class StubFiles(dict[str, StubFile]):
    """The course's stubs by dotted name, read when they are imported."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._exercises = {exercise.module: exercise for exercise in course.exercises}

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self._exercises else default

    def __missing__(self, name: str) -> StubFile:
        return read_stub(self._exercises[name])


def read_stub(exercise: Exercise) -> StubFile:
    source, problem = None, ""
    if exercise.stub.is_dir():
        problem = f"expected a file at {exercise.label}, found a folder"
    else:
        try:
            source = exercise.stub.read_bytes()
        except OSError as error:
            problem = f"expected a file at {exercise.label}: {error.strerror}"
    return stub_file(exercise, source, filename=str(exercise.stub), problem=problem)
