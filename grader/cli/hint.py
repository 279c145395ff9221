"""`grader hint`."""

from __future__ import annotations

import click

from grader.cli.names import ExerciseName
from grader.errors import UsageError

__all__ = ["command"]


@click.command("hint")
@click.argument("exercise", type=ExerciseName())
@click.argument("level", type=click.IntRange(1, 3), required=False)
def command(exercise: str, level: int | None) -> None:
    """Gives the next hint for an exercise.

    EXERCISE is a name such as ch2/selu. LEVEL 1 asks a question, and 3 almost tells.
    """
    # Imported here, so that `grader --help` is answered at once.
    from grader.course import find_course
    from grader.student.progress import Progress

    course = find_course()
    found = course.exercise(exercise)
    section = found.section
    if section is None or len(section.hints) < (level or 1):
        raise UsageError(f"{found.id.chapter_folder}/README.md has no hint {level or 1} for {found.stem}")
    number = level or Progress(course).give_hint(found)
    click.echo(f"{found.name}, hint {number} of {len(section.hints)}\n\n{section.hints[number - 1]}")
    if number < len(section.hints):
        again = f"grader hint {found.name}" + (f" {number + 1}" if level else "")
        click.echo(f"\nTry it first. The next hint: {again}")
