"""Chooses the exercises that a run proves in full, because the proof of a hundred takes hours.

CI sets `JAX101_SINCE` to a commit. Then `MOST` exercises are proved in full: first those that changed since, the latest
ones before all others, and then some that are drawn by the commit that is tested. All others get what is quick.
`tox -e course` proves them all. Without the variable, so does pytest.
"""

import hashlib
import os
import subprocess

import pytest

from grader.author.changed import changed_exercises
from grader.course import Course, Exercise, find_course

COURSE = find_course()
MOST = 4  # so that CI stays well under an hour on 2 cores, however many exercises there are


def in_turn(course: Course, since: str, commit: str, most: int = MOST) -> set[str]:
    """The names of the exercises to prove in full."""
    names: dict[str, None] = {}
    for older in (*_git(course, "rev-list", f"{since}..HEAD"), since):
        names.update(dict.fromkeys(one.name for one in changed_exercises(course, older, lessons=False)))
    names.update(dict.fromkeys(sorted((one.name for one in course.exercises), key=lambda name: _draw(commit + name))))
    return set(list(names)[:most])


def _draw(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _git(course: Course, *arguments: str) -> list[str]:
    done = subprocess.run(["git", "-C", course.root, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.split()


SINCE = os.environ.get("JAX101_SINCE", "")
PROVED_IN_FULL = (
    in_turn(COURSE, SINCE, *_git(COURSE, "rev-parse", "HEAD")) if SINCE else {one.name for one in COURSE.exercises}
)


def skip_unless_in_turn(exercise: Exercise) -> None:
    if exercise.name not in PROVED_IN_FULL:
        pytest.skip("another run's turn: `tox -e course` proves all")
