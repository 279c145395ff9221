"""Measures which checks believe a worker, by forging them: `python tests/beliefs.py [--write] [ch2/selu ...]`.

Each file under tests/hostile/forged/ is a submission that does not do the task of the checks that its last line
names. A check that such a file passes rests on the worker's word. `--write` writes the list into SECURITY.md.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from grader.course import Course, Exercise, find_course
from grader.course.submissions import Submission
from grader.runner.fork_servers import start_fork_server
from grader.runner.grading import grade
from grader.sandbox.fork_server import ForkServer

FORGED = Path(__file__).resolve().parent / "hostile" / "forged"
SEED = 20_240_229
SECONDS = 30.0  # for a check, on a busy machine
HEAD = "| check | how it is forged |\n| --- | --- |\n"


@dataclasses.dataclass(frozen=True)
class Attempt:
    """One forging submission, and the names of the checks that it tries to win without doing their task."""

    path: Path
    exercise: Exercise
    checks: tuple[str, ...]
    sentence: str

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"


def read_attempts(course: Course) -> list[Attempt]:
    """Reads all attempts.

    Raises:
        ValueError: a file's docstring has another form, or names a check that does not exist.
    """
    attempts = []
    for path in sorted(FORGED.glob("*/*.py")):
        stems = [ex for ex in course.chapter(path.parent.name).exercises if path.stem.startswith(f"{ex.stem}_")]
        if not stems:
            raise ValueError(f"{path}: its name starts with no exercise's")
        exercise = max(stems, key=lambda each: len(each.stem))
        lines = (ast.get_docstring(ast.parse(path.read_bytes())) or "").splitlines()
        stated = re.fullmatch(r"Forges: ([\w, ]+)", " ".join(lines[-1:]))
        if not stated or len(lines) < 3:
            raise ValueError(f"{path}: the last line of its docstring is not 'Forges: values, gradient'")
        checks = tuple(stated.group(1).split(", "))
        unknown = set(checks) - {check.name for check in exercise.checks}
        if unknown:
            raise ValueError(f"{path}: {exercise.name} has no check {', '.join(sorted(unknown))}")
        attempts.append(Attempt(path, exercise, checks, lines[0]))
    return attempts


def won(attempt: Attempt, course: Course, server: ForkServer) -> set[str]:
    """Grades an attempt in a worker. Returns the checks that it names and passes, such as `ch2/selu speed`."""
    submission = Submission({attempt.exercise.name: attempt.path.read_bytes()}, {}, ())
    report = grade(submission, course, [attempt.exercise], seed=SEED, seconds=SECONDS, explain=False, server=server)
    (result,) = report.exercises
    passed = {check.name for check in result.checks if check.outcome == "passed"}
    return {f"{attempt.exercise.name} {name}" for name in passed & set(attempt.checks)}


def never_attempted(course: Course, attempts: Iterable[Attempt]) -> list[str]:
    """The checks that no attempt names."""
    tried = {f"{attempt.exercise.name} {name}" for attempt in attempts for name in attempt.checks}
    names = [f"{exercise.name} {check.name}" for exercise in course.exercises for check in exercise.checks]
    return [name for name in names if name not in tried]


def table(course: Course, beliefs: dict[str, str]) -> str:
    """The list for SECURITY.md: each believed check, in the order of the course, and what passed it."""
    names = [f"{exercise.name} {check.name}" for exercise in course.exercises for check in exercise.checks]
    return HEAD + "".join(f"| `{name}` | {beliefs[name]} |\n" for name in names if name in beliefs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="exercises, all by default")
    parser.add_argument("--write", action="store_true", help="write the list into SECURITY.md")
    parser.add_argument("--isolation", default="namespaces")
    options = parser.parse_args()
    course = find_course()
    chosen = course.select(options.names)
    attempts = read_attempts(course)
    beliefs: dict[str, str] = {}
    with start_fork_server(options.isolation) as server:
        for attempt in attempts:
            if attempt.exercise in chosen:
                names = won(attempt, course, server)
                print(f"{attempt.name}: {', '.join(sorted(names)) or 'nothing'}")
                sys.stdout.flush()
                beliefs = {**dict.fromkeys(names, attempt.sentence), **beliefs}
    for name in never_attempted(course, attempts):
        if name.split()[0] in {exercise.name for exercise in chosen}:
            print(f"not attempted: {name}")
    points = {f"{ex.name} {check.name}": check.points for ex in course.exercises for check in ex.checks}
    total = sum(points.values())
    print(f"{sum(points[name] for name in beliefs)} of {total} points rest on a worker's word")
    if options.write:
        page = course.root / "SECURITY.md"
        before, _, _ = page.read_text(encoding="utf-8").partition("| check |")
        page.write_text(before + table(course, beliefs), encoding="utf-8")


if __name__ == "__main__":
    main()
