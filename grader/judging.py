"""One submission: intake, run the checks isolated, collect a report."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from grader.course import Course, Exercise
from grader.intake import Submission
from grader.results import CheckResult, Environment, ExerciseResult, Report

__all__ = ["choose_tier", "draw_seed", "grade"]


def draw_seed() -> int:
    """A secret seed for one grading run; the report records it."""
    return secrets.randbelow(2**31)


def choose_tier(wanted: str) -> tuple[str, str]:
    """The isolation tier to grade with, and why it is not a better one.

    Args:
        wanted: `auto` for the best that works here, or a tier.

    Raises:
        LookupError: the tier that is wanted does not work here; the message says what to install.
    """
    from grader.boundary.probe import probe

    if wanted == "none":
        return "none", ""
    problem = probe("namespaces")
    if not problem:
        return "namespaces", ""
    if wanted == "namespaces":
        raise LookupError(f"isolation by namespaces does not work here: {problem}")
    return "none", f"no isolation here: {problem}"


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
) -> Report:
    """Grades a submission, each exercise in a worker of its own.

    Args:
        submission: the stubs that were handed in.
        course: the course that it answers.
        exercises: which to grade; all by default.
        seed: of the checks' random numbers; a secret one is drawn by default.
        tier: the isolation tier.
        seconds: the limit on a check's wall time in the worker.
        explain: whether to look for the pitfall that explains a failure.
        progress: told each exercise's name as it begins.

    Raises:
        CourseError: workers cannot be started at all.
    """
    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    from grader.boundary.isolated import Limits, Workers

    chosen = tuple(exercises if exercises is not None else course.exercises)
    seed = draw_seed() if seed is None else seed
    with Workers(tier) as workers:
        workers.start()
        results = []
        for exercise in chosen:
            progress(exercise.name)
            results.append(_grade_exercise(exercise, submission, seed, workers, Limits(seconds), explain))
    return Report(
        course=course.root.name if course.root.name else "jax101",
        seed=seed,
        isolation=tier,
        environment=_environment(),
        exercises=tuple(results),
        notes=submission.notes,
    )


def _grade_exercise(
    exercise: Exercise, submission: Submission, seed: int, workers, limits, explain: bool
) -> ExerciseResult:
    from grader import pitfalls
    from grader.running import Verdict

    source, problem = submission.stub(exercise)
    results = []
    subject = pitfalls.isolated(exercise, source, seed, workers, limits, problem)
    try:
        for check in exercise.checks:
            if source is None and not problem:
                verdict, log = Verdict("not_started", (("", f"the submission has no {exercise.label}"),)), []
            else:
                verdict, log = subject.run(check)
            looks_as = ""
            if explain and verdict.outcome == "failed":
                looks_as = pitfalls.looks_as_if(
                    subject, check, log, lambda text: pitfalls.isolated(exercise, text, seed, workers, limits)
                )
            outcome = verdict.outcome or "error"
            earned = check.points if outcome == "passed" else 0
            results.append(
                CheckResult(
                    check.name,
                    check.title,
                    outcome,
                    earned,
                    check.points,
                    verdict.message(check, earned, looks_as),
                    round(verdict.seconds, 3),
                )
            )
    finally:
        subject.close()
    return ExerciseResult(exercise.name, tuple(results))


def _environment() -> Environment:
    import platform

    import jax

    return Environment(jax=jax.__version__, python=platform.python_version(), device=f"cpu ({os.cpu_count()} cores)")
