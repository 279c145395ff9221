"""Chooses the exercises that a run proves in full, because the proof of a hundred takes hours.

CI sets `JAX101_SINCE` to a commit. Then those that changed since are proved in full, and of the rest every third,
drawn by the commit that is tested. So three landings prove about two thirds, and each change is proved at once.
`tox -e course` proves them all. Without the variable, so does pytest.
"""

import hashlib
import os
import subprocess

from grader.author.changed import changed_exercises
from grader.course import Course, find_course

COURSE = find_course()
EVERY = 3


def in_turn(course: Course, since: str, commit: str) -> set[str]:
    """The names of the exercises to prove in full."""
    drawn = {one.name for one in course.exercises if _draw(f"{commit} {one.name}") % EVERY == 0}
    return drawn | {one.name for one in changed_exercises(course, since, lessons=False)}


def _draw(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def _tested_commit() -> str:
    return subprocess.run(
        ["git", "-C", COURSE.root, "rev-parse", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()


SINCE = os.environ.get("JAX101_SINCE", "")
PROVED_IN_FULL = in_turn(COURSE, SINCE, _tested_commit()) if SINCE else {one.name for one in COURSE.exercises}
NOT_IN_TURN = "unchanged, and another run's turn: `tox -e course` proves all"
