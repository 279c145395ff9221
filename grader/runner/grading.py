"""Grades one submission: each exercise in a worker of its own, and one report for all."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import hashlib
import os
import platform
import secrets
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from grader import __version__
from grader.course import Check, Course, Exercise, Pitfall, is_installed
from grader.course.submissions import Submission
from grader.errors import CourseError, WorkerDied
from grader.messages import printable
from grader.results import CheckResult, Environment, ExerciseResult, GradedCourse, Report
from grader.sandbox.compiled import fill, newest_cache, root
from grader.sandbox.fork_server import ForkServer, Limits

if TYPE_CHECKING:
    from grader.protocol.stand_ins import StubFile
    from grader.runner.implementation import CheckRun, Implementation

__all__ = ["draw_seed", "fill_cache", "grade", "start_fork_server"]

PRELOAD = ("grader.checks",)
"""Modules that thunks call. The fork server imports them once for all workers."""

_FILLS = 3
"""The solutions are graded so often to fill the cache, because some checks draw other shapes each time."""


def draw_seed() -> int:
    """Draws a secret seed for one grading run: 128 bits, too many to search. The report records it."""
    return secrets.randbits(128)


def start_fork_server(tier: str) -> ForkServer:
    """Starts the fork server early, so that its imports overlap with the judge's own.

    Raises:
        MachineError: it cannot be started.
    """
    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    server = ForkServer(tier, PRELOAD, newest_cache())
    server.start()
    return server


@dataclasses.dataclass(frozen=True)
class _Settings:
    """The settings that all exercises of a grading run share."""

    seed: int
    server: ForkServer
    limits: Limits
    explain: bool
    time_left: _TimeLeft


class _TimeIsUp(Exception):
    """The submission has no time left to explain a failure."""


class _TimeLeft:
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

    def __init__(self, load: Callable[[], Implementation], time_left: _TimeLeft) -> None:
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


def grade(
    submission: Submission,
    course: Course,
    exercises: Iterable[Exercise] | None = None,
    *,
    seed: int | None = None,
    tier: str = "namespaces",
    seconds: float = 20.0,
    time_limit: float = 1800.0,
    explain: bool = True,
    progress: Callable[[str], None] = lambda _: None,
    server: ForkServer | None = None,
) -> Report:
    """Grades a submission, each exercise in a worker of its own.

    Args:
        submission: the stubs that were handed in.
        course: the course that it answers.
        exercises: which to grade. All by default.
        seed: of the checks' random numbers. A secret one is drawn by default.
        tier: the isolation tier.
        seconds: the limit on a check's wall time.
        time_limit: seconds that a submission may take, from its first check on. No check begins after that, and no
            failure is explained.
        explain: look for the pitfall that explains a failure.
        progress: told each exercise's name as it begins.
        server: a fork server that many submissions share, at a tier of its own.
    """
    chosen = tuple(exercises if exercises is not None else course.exercises)
    began = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    described = _describe(course)  # first, because a check file that cannot be read ends grading
    with contextlib.ExitStack() as stack:
        server = server or stack.enter_context(start_fork_server(tier))
        settings = _Settings(
            draw_seed() if seed is None else seed, server, Limits(seconds), explain, _TimeLeft(time_limit)
        )
        results = []
        for exercise in chosen:
            progress(exercise.name)
            results.append(_grade_exercise(exercise, submission, settings))
    return Report(
        course=described,
        time=began,
        seed=settings.seed,
        isolation=server.tier,
        environment=_environment(),
        exercises=tuple(results),
        notes=submission.notes,
    )


def fill_cache(course: Course, progress: Callable[[str], None] = lambda _: None) -> None:
    """Fills the compilation cache by grading the course's own solutions, without walls.

    Args:
        course: the course. Exercises without a solution are left out.
        progress: told each exercise's name as it begins.

    Raises:
        CourseError: the course has no solutions.
        MachineError: no cache can be made.
    """
    solved = [exercise for exercise in course.exercises if exercise.solution.is_file()]
    if not solved:
        raise CourseError("only the solutions fill the compilation cache, and this course has none")
    solutions = Submission({exercise.name: exercise.solution.read_bytes() for exercise in solved}, {})
    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    with fill() as cache, ForkServer("none", PRELOAD, cache) as server:
        for _ in range(_FILLS):
            grade(solutions, course, solved, explain=False, progress=progress, server=server)


def _grade_exercise(exercise: Exercise, submission: Submission, settings: _Settings) -> ExerciseResult:
    # Imported here, after the fork server was started: these import JAX, which takes half a second.
    from grader.runner.outcomes import error_result, not_handed_in

    source, problem = submission.stub(exercise)
    try:
        if source is not None or problem:
            results = _grade_stub(exercise, source, problem, settings)
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


def _grade_stub(exercise: Exercise, source: bytes | None, problem: str, settings: _Settings) -> list[CheckResult]:
    from grader.runner.implementation import Implementation, stub_file
    from grader.runner.outcomes import not_reached
    from grader.runner.pitfalls import PUBLIC_SEED, Explainer, needs_no_words, symptom, with_explanation
    from grader.runner.released import read_released
    from grader.runner.remembered import Remembered

    time_left = settings.time_left
    time_left.start()

    def isolated(stub: StubFile, seed: int) -> Implementation:
        return Implementation.isolated(exercise, stub, seed, settings.server, settings.limits)

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


def _describe(course: Course) -> GradedCourse:
    if is_installed(course):
        return GradedCourse("installed", __version__, course.checks_sha256)
    return GradedCourse(printable(str(course.root)), "", course.checks_sha256)


def _environment() -> Environment:
    import jax  # here: as above

    return Environment(jax=jax.__version__, python=platform.python_version(), device="cpu", grader=__version__)
