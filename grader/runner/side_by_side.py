"""Grades the exercises of a submission side by side: several judges, each a process with a fork server of its own."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import functools
import multiprocessing
import multiprocessing.util
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from grader import system
from grader.course import Course, Exercise
from grader.course.submissions import Submission
from grader.errors import MachineError
from grader.results import ExerciseResult
from grader.runner.fork_servers import start_fork_server
from grader.runner.one_exercise import GradingSettings, grade_exercise
from grader.sandbox.fork_server import ForkServer

__all__ = ["default_jobs", "grade_side_by_side"]

_MOST_BY_DEFAULT = 4  # each judge and its workers need about 1 GB of memory
_WORTH_A_JUDGE = 4  # exercises: a judge starts in about the time that two of them take


def default_jobs(exercises: int) -> int:
    """The number of judges that grade so many exercises soonest, without crowding the machine."""
    return max(1, min(_MOST_BY_DEFAULT, len(system.processors()), exercises // _WORTH_A_JUDGE))


@dataclasses.dataclass(frozen=True)
class _Job:
    """Tells each judge what the exercises have in common."""

    root: Path
    tier: str
    settings: GradingSettings


def grade_side_by_side(
    submission: Submission,
    course: Course,
    exercises: Iterable[Exercise],
    settings: GradingSettings,
    *,
    tier: str,
    jobs: int,
    progress: Callable[[str], None],
) -> Iterator[ExerciseResult]:
    """Yields the exercises' results in their order.

    Args:
        submission: the stubs that were handed in.
        course: the course that it answers.
        exercises: which to grade.
        settings: of the grading run.
        tier: the isolation tier.
        jobs: how many judges.
        progress: told each exercise's name when its result is there.

    Raises:
        MachineError: a judge ended.
    """
    job = _Job(course.root, tier, settings)
    context = multiprocessing.get_context("spawn")  # JAX has threads, and a fork would copy their locks
    try:
        with concurrent.futures.ProcessPoolExecutor(jobs, context, _begin, (job,)) as pool:
            futures = [pool.submit(_grade_one, one.name, *_handed_in(submission, one)) for one in exercises]
            for future in futures:
                result = future.result()
                progress(result.name)
                yield result
    except BrokenProcessPool:
        raise MachineError("a judge ended before it was done; `--jobs 1` needs less memory") from None


def _handed_in(submission: Submission, exercise: Exercise) -> tuple[bytes | None, str, str]:
    return (*submission.stub(exercise), submission.files.get(exercise.name, ""))


_job: _Job


def _begin(job: _Job) -> None:
    global _job
    _job = job


@functools.cache
def _server() -> ForkServer:
    """Starts the fork server with the first exercise, so that an error of the machine comes with its result."""
    server = start_fork_server(_job.tier)
    multiprocessing.util.Finalize(None, server.close, exitpriority=10)
    return server


@functools.cache
def _course() -> Course:
    return Course(_job.root)


def _grade_one(name: str, source: bytes | None, problem: str, file: str) -> ExerciseResult:
    submission = Submission(
        {} if source is None else {name: source}, {name: problem} if problem else {}, files={name: file} if file else {}
    )
    return grade_exercise(_course().exercise(name), submission, _job.settings, _server())
