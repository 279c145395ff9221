"""The release of a course: a copy for students, without solutions, that still names known mistakes."""

from __future__ import annotations

import concurrent.futures
import contextlib
import functools
import json
import multiprocessing
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from grader.author import behaviour
from grader.course import Course, Exercise
from grader.errors import UsageError
from grader.protocol.settings import settings_put_back
from grader.runner.released import ReleasedPitfall, released_text
from grader.runner.side_by_side import default_jobs

__all__ = ["copy_for_students", "release"]

_BESIDE_EXERCISES = (
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", ".gitignore", "pyproject.toml", "tox.ini"),
    *("docs", "grader", "requirements", ".vscode", ".devcontainer"),
)
"""Files and folders that are copied if they are there. Nothing else is, so nobody's notes travel by accident."""


def release(course: Course, folder: Path, progress: Callable[[str], None] = lambda _: None) -> None:
    """Copies a course for students, with fingerprints of its pitfalls in place of solutions.

    Args:
        course: the course, with its solutions.
        folder: of the copy. It is new, or empty.
        progress: told each exercise's name as it begins.

    Raises:
        UsageError: the folder cannot be used, an exercise has no pitfalls, or a stub is not untouched.
    """
    _refuse_unusable(course, folder)
    for exercise in course.exercises:
        if not exercise.pitfalls:
            raise UsageError(f"{exercise.name} has no pitfalls; release the course from a checkout with its solutions")
    released = _observe_all(course, progress)
    try:
        copy_for_students(course, folder)
        for chapter, copied in zip(course.chapters, Course(folder).chapters, strict=True):
            text = released_text({exercise: released[exercise.name] for exercise in chapter.exercises})
            copied.fingerprints.write_text(text, encoding="utf-8")
            stubs = {exercise.stem: exercise.stub.read_text(encoding="utf-8") for exercise in copied.exercises}
            copied.handed_out.write_text(json.dumps(stubs, indent=0), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {error.strerror or error}") from None


def _refuse_unusable(course: Course, folder: Path) -> None:
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise UsageError(f"expected a new or an empty folder, found something at {folder}")
    home = folder.resolve()
    copied = (course.root.resolve() / name for name in ("exercises", *_BESIDE_EXERCISES))
    if any(home.is_relative_to(one) for one in copied):
        raise UsageError(f"{folder} lies in a folder that would be copied; name another place")


def copy_for_students(course: Course, folder: Path) -> None:
    """Copies lessons, stubs and checks, and what stands beside them. No solutions and no tests of the course.

    Args:
        course: the course.
        folder: of the copy. It is made if it does not exist.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in _BESIDE_EXERCISES:
        source = course.root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
        elif source.is_file():
            shutil.copyfile(source, folder / name)
    for chapter in course.chapters:
        files = [chapter.lesson.path, *chapter.lesson.pictures]
        for one in chapter.exercises:
            files += filter(Path.is_file, (one.stub, one.test, one.data, one.picture))
        for path in files:
            copy = folder / path.relative_to(course.root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)


def _observe_all(course: Course, progress: Callable[[str], None]) -> dict[str, list[ReleasedPitfall]]:
    """Observes the pitfalls of all exercises, by name. If there are many, several processes share the work."""
    names = [exercise.name for exercise in course.exercises]
    with tempfile.TemporaryDirectory(prefix="jax101-") as cache, contextlib.ExitStack() as stack:
        observe: Callable[[str], list[ReleasedPitfall]] = functools.partial(_observe, course.root, Path(cache))
        each: Iterator[list[ReleasedPitfall]] = map(observe, names)
        if (jobs := default_jobs(len(names))) > 1:
            context = multiprocessing.get_context("spawn")  # JAX has threads, and a fork would copy their locks
            pool = stack.enter_context(concurrent.futures.ProcessPoolExecutor(jobs, context))
            stack.callback(pool.shutdown, cancel_futures=True)
            each = pool.map(observe, names)
        released = {}
        for name in names:
            progress(name)
            released[name] = next(each)
    return released


def _observe(root: Path, cache: Path, name: str) -> list[ReleasedPitfall]:
    exercise = _course(root).exercise(name)
    with behaviour.compiled_once(cache):
        if any(behaviour.stub_is_not_started(exercise, None)):
            raise UsageError(f"{exercise.label} was worked on; a release holds untouched stubs")
        return _observe_pitfalls(exercise)


_course = functools.cache(Course)


def _observe_pitfalls(exercise: Exercise) -> list[ReleasedPitfall]:
    """Runs each pitfall as a student's own pytest would. Of three races the majority counts."""
    released = []
    for pitfall in exercise.pitfalls:
        load = functools.partial(behaviour.load_version, exercise, pitfall.source)
        with settings_put_back(), behaviour.Majority(load) as version:
            seen = {check.name: version.run(check).seen for check in exercise.checks}
        released.append(ReleasedPitfall(pitfall.sentence, seen))
    return released
