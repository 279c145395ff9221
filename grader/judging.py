"""One submission: intake, run the checks isolated, collect a report."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from grader.course import Course, Exercise
from grader.intake import Submission
from grader.messages import CourseError
from grader.results import CheckResult, Environment, ExerciseResult, Report

if TYPE_CHECKING:
    from grader.boundary.workers import Limits, Workers
    from grader.running import Verdict

__all__ = ["choose_tier", "draw_seed", "grade"]


def draw_seed() -> int:
    """A secret seed for one grading run; the report records it."""
    return secrets.randbelow(2**31)


def choose_tier(wanted: str) -> tuple[str, str]:
    """The isolation tier to grade with, and why it is not a better one.

    Args:
        wanted: `auto` for the best that works here, or a tier.

    Raises:
        LookupError: the tier that is wanted does not work here, and the message says what to install; or
            a tier that is there let the canary through.
    """
    from grader.boundary.probe import LEAK, probe
    from grader.boundary.sandbox import TIERS

    problems: list[str] = []
    for tier in TIERS if wanted == "auto" else (wanted,):
        problem = "" if tier == "none" else probe(tier)
        if not problem:
            return tier, "; ".join(problems)
        problems.append(f"isolation by {tier} does not work here: {problem}")
        if problem.startswith(LEAK):  # that is for somebody to look at, and not to step down from
            raise LookupError(problems[-1])
    raise LookupError(problems[0])


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
    workers: Workers | None = None,
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
        workers: what starts workers, at a tier of its own, where many submissions share it.
    """
    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    from grader.boundary.workers import Limits, Workers

    chosen = tuple(exercises if exercises is not None else course.exercises)
    seed = draw_seed() if seed is None else seed
    with contextlib.ExitStack() as stack:
        if workers is None:
            workers = stack.enter_context(Workers(tier))
            workers.start()
        results = []
        for exercise in chosen:
            progress(exercise.name)
            results.append(_grade_exercise(exercise, submission, seed, workers, Limits(seconds), explain))
    return Report("jax101", seed, workers.tier, _environment(), tuple(results), submission.notes)


def _grade_exercise(
    exercise: Exercise, submission: Submission, seed: int, workers: Workers, limits: Limits, explain: bool
) -> ExerciseResult:
    from grader import pitfalls
    from grader.running import Verdict

    def make(source: bytes | None, problem: str = "") -> pitfalls.Subject:
        return pitfalls.isolated(exercise, source, seed, workers, limits, problem)

    source, problem = submission.stub(exercise)
    missing = Verdict("not_started", (("", f"the submission has no {exercise.label}"),))
    verdicts: list[tuple[Verdict, str]] = []
    suspects = pitfalls.Suspects(exercise, make)
    try:
        subject = pitfalls.remembering(make(source, problem))
    except CourseError as error:
        at_fault = Verdict("error", (("error", str(error)),))
        verdicts = [(at_fault, "") for _ in exercise.checks]
    else:
        try:
            for check in exercise.checks:
                if source is None and not problem:
                    verdicts.append((missing, ""))
                    continue
                verdict, log = subject.run(check)
                looks_as = ""
                if explain and verdict.outcome == "failed":
                    looks_as = pitfalls.looks_as_if(subject, check, log, suspects)
                verdicts.append((verdict, looks_as))
        finally:
            subject.close()
            suspects.close()
    results = []
    for check, (verdict, looks_as) in zip(exercise.checks, verdicts, strict=True):
        earned = check.points if verdict.outcome == "passed" else 0
        message = verdict.message(check, earned, looks_as)
        outcome = verdict.outcome or "error"
        seconds = round(verdict.seconds, 3)
        results.append(CheckResult(check.name, check.title, outcome, earned, check.points, message, seconds))
    return ExerciseResult(exercise.name, tuple(results))


def _environment() -> Environment:
    import platform

    import jax

    return Environment(jax=jax.__version__, python=platform.python_version(), device="cpu")
