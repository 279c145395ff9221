"""Grades one exercise of a submission."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from grader.course import Check, Exercise, Pitfall
from grader.course.submissions import Submission
from grader.errors import CourseError, WorkerDied
from grader.results import CheckResult, ExerciseResult
from grader.sandbox.compiled import root
from grader.sandbox.fork_server import ForkServer, Limits

if TYPE_CHECKING:
    from grader.protocol.stand_ins import StubFile
    from grader.runner.implementation import CheckRun, Implementation

__all__ = ["GradingSettings", "TimeLeft", "grade_exercise"]


@dataclasses.dataclass(frozen=True)
class GradingSettings:
    """The settings that all exercises of a grading run share."""

    seed: int
    limits: Limits
    explain: bool
    time_left: TimeLeft


class _TimeIsUp(Exception):
    """The submission has no time left to explain a failure."""


class TimeLeft:
    """The wall time that a submission may still take, from its first check on."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self._end: float | None = None

    def start(self) -> None:
        """Starts the clock, unless it runs already."""
        if self._end is None:
            self._end = time.monotonic() + self.limit

    @property
    def is_spent(self) -> bool:
        return self._end is not None and time.monotonic() >= self._end


class _Limited:
    """A version of a stub that is loaded when its first check is run. Checks are run only while there is time."""

    def __init__(self, load: Callable[[], Implementation], time_left: TimeLeft) -> None:
        self._load, self._time_left = load, time_left
        self._version: Implementation | None = None

    def run(self, check: Check) -> CheckRun:
        if self._time_left.is_spent:
            raise _TimeIsUp
        if self._version is None:
            self._version = self._load()
        return self._version.run(check)

    def close(self) -> None:
        if self._version is not None:
            self._version.close()


def grade_exercise(
    exercise: Exercise, submission: Submission, settings: GradingSettings, server: ForkServer
) -> ExerciseResult:
    """Grades one exercise, in a worker of its own."""
    # Imported here, after the fork server was started: these import JAX, which takes half a second.
    from grader.runner.outcomes import error_result, not_handed_in

    source, problem = submission.stub(exercise)
    try:
        if source is not None or problem:
            results = _grade_stub(exercise, source, problem, settings, server)
        else:
            results = [not_handed_in(exercise, check) for check in exercise.checks]
    except CourseError as error:
        results = [error_result(exercise, check, str(error)) for check in exercise.checks]
    return ExerciseResult(
        exercise.name,
        tuple(results),
        source=submission.files.get(exercise.name, ""),
        sha256=hashlib.sha256(source).hexdigest() if source is not None else "",
    )


def _grade_stub(
    exercise: Exercise, source: bytes | None, problem: str, settings: GradingSettings, server: ForkServer
) -> list[CheckResult]:
    from grader.runner.implementation import Implementation, stub_file
    from grader.runner.outcomes import not_reached
    from grader.runner.pitfalls import PUBLIC_SEED, Explainer, needs_no_words, symptom, with_explanation
    from grader.runner.released import read_released
    from grader.runner.remembered import Remembered

    time_left = settings.time_left
    time_left.start()

    def isolated(stub: StubFile, seed: int) -> Implementation:
        return Implementation.isolated(exercise, stub, seed, server, settings.limits)

    def with_public_seed(stub: StubFile) -> _Limited:
        return _Limited(lambda: isolated(stub, PUBLIC_SEED), time_left)

    def load(pitfall: Pitfall) -> _Limited:
        return with_public_seed(stub_file(exercise, pitfall.source))

    stub = stub_file(exercise, source, problem=problem)
    remembered = Remembered(root() / "observed", exercise, PUBLIC_SEED, "isolated")
    with (
        isolated(stub, settings.seed) as student,
        contextlib.closing(with_public_seed(stub)) as again,
        contextlib.closing(Explainer(exercise, load, remembered, read_released(exercise))) as explainer,
    ):
        runs = {}
        for check in exercise.checks:
            if not time_left.is_spent or student.finished(check) is not None:
                runs[check.name] = student.run(check)
        died = {name for name, run in runs.items() if isinstance(run.error, WorkerDied)}
        known = {name: "died" if name in died else run.result.outcome for name, run in runs.items()}
        results = []
        for check in exercise.checks:
            if check.name not in runs:
                results.append(not_reached(exercise, check, time_left.limit))
                continue
            run = runs[check.name]
            result = run.result
            # One that died is not run again: it would take as long, or as much memory.
            if settings.explain and known[check.name] == "failed" and not needs_no_words(run):
                with contextlib.suppress(_TimeIsUp):
                    sentence = explainer.explain(again.run, check, known) or symptom(run)
                    result = with_explanation(result, sentence)
            results.append(result)
        return results
