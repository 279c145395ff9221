"""Grades one submission: each exercise in a worker of its own, and one report for all."""

from __future__ import annotations

import contextlib
import datetime
import os
import platform
import secrets
from collections.abc import Callable, Iterable

from grader import __version__
from grader.course import Course, Exercise, is_installed
from grader.course.submissions import Submission
from grader.errors import CourseError
from grader.messages import printable
from grader.results import Environment, GradedCourse, Report
from grader.runner.fork_servers import PRELOAD, start_fork_server
from grader.runner.one_exercise import GradingSettings, TimeLeft, grade_exercise
from grader.runner.side_by_side import grade_side_by_side
from grader.sandbox.compiled import fill
from grader.sandbox.fork_server import ForkServer, Limits

__all__ = ["draw_seed", "fill_cache", "grade"]

_FILLS = 3
"""The solutions are graded so often to fill the cache, because some checks draw other shapes each time."""


def draw_seed() -> int:
    """Draws a secret seed for one grading run: 128 bits, too many to search. The report records it."""
    return secrets.randbits(128)


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
    jobs: int = 1,
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
            failure is explained. If there are several jobs, each of them counts from its own first check on.
        explain: look for the pitfall that explains a failure.
        jobs: how many exercises are graded at once. More than one needs a process of its own for each.
        progress: told each exercise's name as it begins, or when its result is there if there are several jobs.
        server: a fork server that many submissions share, at a tier of its own. Then there is one job.
    """
    chosen = tuple(exercises if exercises is not None else course.exercises)
    began = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    described = _describe(course)  # first, because a check file that cannot be read ends grading
    settings = GradingSettings(draw_seed() if seed is None else seed, Limits(seconds), explain, TimeLeft(time_limit))
    with contextlib.ExitStack() as stack:
        if jobs > 1 and server is None:
            os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
            results = list(
                grade_side_by_side(submission, course, chosen, settings, tier=tier, jobs=jobs, progress=progress)
            )
        else:
            server = server or stack.enter_context(start_fork_server(tier))
            tier, results = server.tier, []
            for exercise in chosen:
                progress(exercise.name)
                results.append(grade_exercise(exercise, submission, settings, server))
    return Report(
        course=described,
        time=began,
        seed=settings.seed,
        isolation=tier,
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


def _describe(course: Course) -> GradedCourse:
    if is_installed(course):
        return GradedCourse("installed", __version__, course.checks_sha256)
    return GradedCourse(printable(str(course.root)), "", course.checks_sha256)


def _environment() -> Environment:
    import jax  # here: as above

    return Environment(jax=jax.__version__, python=platform.python_version(), device="cpu", grader=__version__)
