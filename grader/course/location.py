"""The place of the course: around a student's folder, installed with the grader, or in a folder that was given.

The student's own commands look around the working folder. Grading never does, because that folder may be the
submission's.
"""

from __future__ import annotations

import os
from pathlib import Path

from grader.course.tree import Course
from grader.errors import NoCourse, UsageError

__all__ = ["find_course", "given_course", "installed_course", "installed_folders", "is_installed", "refuse_overlap"]

_BESIDE_GRADER = Path(__file__).resolve().parents[2]
_IN_WHEEL = _BESIDE_GRADER / "jax101_course"


def find_course(start: Path | None = None) -> Course:
    """Finds the course around a folder, or else the installed one. For the student's own commands.

    Args:
        start: the folder to look in first, then above it. By default the working folder.

    Raises:
        NoCourse: there is no course in either place.
    """
    first = (start or Path.cwd()).resolve()
    for folder in (first, *first.parents):
        if _holds_checks(folder):
            return Course(folder)
    try:
        return installed_course()
    except NoCourse:
        raise NoCourse(
            f"expected a course, a folder with exercises/ch1 and so on; found none at {first} or above it"
        ) from None


def installed_course() -> Course:
    """The course that came with this package. In an editable checkout, it is the checkout.

    Raises:
        NoCourse: the package came without its course.
    """
    for folder in (_IN_WHEEL, _BESIDE_GRADER):
        if _holds_checks(folder):
            return Course(folder)
    raise NoCourse(f"expected the course at {_IN_WHEEL}, found none; install jax101 again, or give --course DIR")


def is_installed(course: Course) -> bool:
    """Says if a course is the one that came with this package."""
    return course.root in (_IN_WHEEL, _BESIDE_GRADER)


def installed_folders() -> tuple[Path, ...]:
    """The folders of the installed course, and of the tests in a checkout. No worker may see them."""
    if _IN_WHEEL.is_dir():
        return (_IN_WHEEL,)
    return tuple(folder for part in ("exercises", "solutions", "tests") if (folder := _BESIDE_GRADER / part).is_dir())


def given_course(folder: Path) -> Course:
    """The course in a folder that a person named.

    Raises:
        NoCourse: there is no course in it.
    """
    if not _holds_checks(folder):
        raise NoCourse(f"expected a course at {folder}, a folder with exercises/ch1 and so on; found none")
    return Course(folder)


def refuse_overlap(course: Course, submission: Path) -> None:
    """Refuses a course that contains the submission or lies in it, because then the submission is its own judge.

    Links are followed first.

    Raises:
        UsageError: one of them lies in the other.
    """
    files = (path for exercise in course.exercises for path in (exercise.test, exercise.solution) if path.exists())
    for folder in sorted({course.root.resolve(), *(file.resolve().parent for file in files)}):
        if _lies_in(submission, folder):
            raise UsageError(
                f"the submission {submission} lies in the course that would grade it ({folder}); copy it to another "
                "place first, or use tox -e grade in a checkout"
            )
        if _lies_in(folder, submission):
            raise UsageError(
                f"the submission {submission} holds the course that would grade it ({folder}); "
                "give only its folder of exercises, or keep the grader in another place"
            )


def _holds_checks(folder: Path) -> bool:
    return any((folder / "exercises").glob("ch*/test_*.py"))


def _lies_in(inner: Path, outer: Path) -> bool:
    """Compares files and not names, because a file system may have two names for one folder."""
    resolved = inner.resolve()
    return any(os.path.samefile(folder, outer) for folder in (resolved, *resolved.parents))
