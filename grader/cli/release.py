"""`grader release`."""

from __future__ import annotations

import os
from pathlib import Path

import click

__all__ = ["command"]


@click.command("release")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def command(folder: Path) -> None:
    """Writes a copy of the course for students to DIR, a new folder.

    It has no solutions and none of the course's tests. A failed check still names a known mistake: each
    chapter gets a file of fingerprints, which hold no code. Exit code 2 if DIR cannot be used or a stub was
    worked on. Then nothing is written.
    """
    from grader.course import find_course  # here and below: `grader --help` is answered at once

    course = find_course()
    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")  # as in a student's pytest

    from grader.author.release import release
    from grader.cli.progress import progress_line

    with progress_line(len(course.exercises)) as step:
        release(course, folder, step)
    click.echo(f"course    {course.root}")
    click.echo(f"wrote     {folder}, without solutions")
    mistakes = sum(len(exercise.pitfalls) for exercise in course.exercises)
    click.echo(f"explains  {_count(mistakes, 'known mistake')} in {_count(len(course.exercises), 'exercise')}")


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
