"""Grades one submission: each exercise in a worker of its own, and one report for all."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import platform
import secrets
from collections.abc import Callable, Iterable

from grader.course import Course, Exercise, Pitfall
from grader.course.submissions import Submission
from grader.errors import CourseError
from grader.results import CheckResult, Environment, ExerciseResult, Report
from grader.sandbox.fork_server import ForkServer, Limits

__all__ = ["draw_seed", "grade", "start_fork_server"]

PRELOAD = ("grader.checks",)
"""Modules that thunks call. The fork server imports them once for all workers."""


def draw_seed() -> int:
    """Draws a secret seed for one grading run: 128 bits, too many to search. The report records it."""
    return secrets.randbits(128)


def start_fork_server(tier: str) -> ForkServer:
    """Starts the fork server early, so that its imports overlap with the judge's own.

    Raises:
        MachineError: it cannot be started.
    """
    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    server = ForkServer(tier, PRELOAD)
    server.start()
    return server


@dataclasses.dataclass(frozen=True)
class _Settings:
    """The settings that all exercises of a grading run share."""

    seed: int
    server: ForkServer
    limits: Limits
    explain: bool


def grade(
    submission: Submission,
    course: Course,
    exercises: Iterable[Exercise] | None = None,
    *,
    seed: int | None = None,
    tier: str = "namespaces",
    seconds: float = 20.0,
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
        seconds: the limit on a check's wall time in the worker.
        explain: look for the pitfall that explains a failure.
        progress: told each exercise's name as it begins.
        server: a fork server that many submissions share, at a tier of its own.
    """
    chosen = tuple(exercises if exercises is not None else course.exercises)
    with contextlib.ExitStack() as stack:
        server = server or stack.enter_context(start_fork_server(tier))
        settings = _Settings(draw_seed() if seed is None else seed, server, Limits(seconds), explain)
        results = []
        for exercise in chosen:
            progress(exercise.name)
            results.append(_grade_exercise(exercise, submission, settings))
    return Report("jax101", settings.seed, server.tier, _environment(), tuple(results), submission.notes)


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
    return ExerciseResult(exercise.name, tuple(results))


def _grade_stub(exercise: Exercise, source: bytes | None, problem: str, settings: _Settings) -> list[CheckResult]:
    from grader.runner.implementation import Implementation, stub_file
    from grader.runner.pitfalls import Explainer, with_explanation

    def isolated(source: bytes | None, problem: str = "") -> Implementation:
        stub = stub_file(exercise, source, problem=problem)
        return Implementation.isolated(exercise, stub, settings.seed, settings.server, settings.limits)

    def load(pitfall: Pitfall) -> Implementation:
        return isolated(pitfall.source)

    with isolated(source, problem) as student, contextlib.closing(Explainer(exercise, load)) as explainer:
        results = []
        for check in exercise.checks:
            result = student.run(check).result
            if settings.explain and result.outcome == "failed":
                result = with_explanation(result, explainer.explain(student.run, check))
            results.append(result)
        return results


def _environment() -> Environment:
    import jax  # here: as above

    return Environment(jax=jax.__version__, python=platform.python_version(), device="cpu")
