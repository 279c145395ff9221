"""Finds the exercises whose files have changed, as git sees it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from grader.course import Course, Exercise
from grader.errors import UsageError

__all__ = ["changed_exercises"]


def changed_exercises(course: Course, since: str, *, lessons: bool = True) -> tuple[Exercise, ...]:
    """Returns the exercises with a file that differs from a commit. New and deleted files count.

    Args:
        course: in a git checkout.
        since: a commit, such as `HEAD` or `main`.
        lessons: a lesson belongs to all exercises of its chapter. Otherwise to none.

    Raises:
        UsageError: git does not know the commit, or the course is in no checkout.
    """
    differing = _git(course.root, "diff", "--name-only", "--relative", "--end-of-options", since, "--")
    changed = {*differing, *_git(course.root, "ls-files", "--others", "--exclude-standard")}
    if not lessons:
        changed -= {f"exercises/{chapter.name}/README.md" for chapter in course.chapters}
    return tuple(exercise for exercise in course.exercises if any(_belongs(name, exercise) for name in changed))


def _belongs(name: str, exercise: Exercise) -> bool:
    chapter, stem = exercise.chapter.name, exercise.stem
    files = {
        exercise.id.stub,
        exercise.id.checks,
        exercise.data.relative_to(exercise.root).as_posix(),
        exercise.picture.relative_to(exercise.root).as_posix(),
        f"exercises/{chapter}/README.md",
        f"solutions/{chapter}/{stem}.py",
        f"tests/mutants/{chapter}/{stem}.toml",
    }
    folders = (
        f"solutions/{chapter}/pitfalls/{stem}/",
        f"tests/versions/right/{chapter}/{stem}/",
        f"tests/versions/wrong/{chapter}/{stem}/",
    )
    return name in files or name.startswith(folders)


def _git(folder: Path, *arguments: str) -> list[str]:
    try:
        done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, text=True, check=False)
    except OSError as error:
        raise UsageError(f"`--changed` needs git: {error.strerror}") from None
    if done.returncode:
        raise UsageError(f"git cannot compare this course: {done.stderr.strip().splitlines()[-1]}")
    return done.stdout.splitlines()
