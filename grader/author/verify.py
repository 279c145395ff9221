"""The proof that an exercise is sound, stage by stage: what must hold before a student meets it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from grader.author import behaviour
from grader.author.form import (
    author_is_done,
    blind_versions_are_there,
    chapter_form,
    course_form,
    exercise_form,
    opening_is_done,
)
from grader.course import Course, Exercise
from grader.errors import CourseError
from grader.runner.fork_servers import PRELOAD, start_fork_server
from grader.sandbox.canary import choose_tier
from grader.sandbox.compiled import CompilationCache
from grader.sandbox.fork_server import ForkServer

__all__ = ["fork_server_for", "fork_server_with_cache", "verify_course", "verify_exercise"]


@contextlib.contextmanager
def fork_server_for(isolated: bool) -> Iterator[ForkServer | None]:
    """A fork server at the best tier that works here, or None if isolated grading is not compared."""
    if not isolated:
        yield None
        return
    with start_fork_server(choose_tier("auto").tier) as server:
        yield server


@contextlib.contextmanager
def fork_server_with_cache(folder: Path) -> Iterator[ForkServer]:
    """A fork server for the course's own code, such as mutants: without walls, and it compiles equal programs once.

    Args:
        folder: of the compiled programs.
    """
    with ForkServer("none", PRELOAD, CompilationCache(folder, writes=True)) as server:
        yield server


def verify_exercise(
    exercise: Exercise,
    seeds: Sequence[int],
    server: ForkServer | None,
    progress: Callable[[str], None] = lambda _: None,
    mutants: ForkServer | None = None,
    compiled: Path | None = None,
) -> list[str]:
    """Proves one exercise. It stops after the first stage that finds faults, because later ones would repeat them.

    Args:
        exercise: which one.
        seeds: the solution passes with each of them, and every pitfall fails the same checks.
        server: for the proofs about isolated grading. None leaves those out.
        progress: told each stage as it begins.
        mutants: for the mutants of the solution. None leaves them out.
        compiled: the folder of compiled programs. By default, a new one.

    Returns:
        Its faults, each with what to mend, or none if the exercise is sound.
    """
    stages: list[tuple[str, Callable[[], Iterable[str]]]] = [
        ("form", lambda: [*exercise_form(exercise), *chapter_form(exercise.chapter)]),
        ("stub", lambda: behaviour.stub_is_not_started(exercise, server)),
        ("solution", lambda: behaviour.solution_gets_full_marks(exercise, seeds, server)),
        ("examples", lambda: [*behaviour.examples_run(exercise), *behaviour.lesson_code_runs(exercise)]),
        ("pitfalls", lambda: behaviour.pitfalls_are_told_apart(exercise, server)),
        ("right versions", lambda: behaviour.right_versions_get_full_marks(exercise)),
        ("wrong versions", lambda: behaviour.wrong_versions_lose_marks(exercise)),
        ("seeds", lambda: behaviour.wrong_versions_fail_alike(exercise, seeds) if len(seeds) > 1 else ()),
        ("odd results", lambda: behaviour.odd_results_are_no_errors(exercise)),
        ("mutants", lambda: behaviour.mutants_fail(exercise, mutants) if mutants else ()),
        ("unfinished", lambda: [*author_is_done(exercise), *opening_is_done(exercise.chapter)]),
        ("strangers", lambda: blind_versions_are_there(exercise)),
    ]
    with behaviour.compiled_once(compiled):
        for name, find_faults in stages:
            progress(f"{exercise.name}: {name}")
            try:
                faults = list(find_faults())
            except CourseError as error:
                return [str(error)]
            if faults:
                return faults
    return []


def verify_course(course: Course) -> list[str]:
    """Proves what holds for chapters and the course as a whole. Returns the faults."""
    try:
        return list(course_form(course))
    except CourseError as error:
        return [str(error)]
