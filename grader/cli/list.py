"""`grader list`."""

from __future__ import annotations

import click

from grader.cli.names import ExerciseName

__all__ = ["command"]

_WIDTH = 80


@click.command("list")
@click.argument("names", nargs=-1, type=ExerciseName(chapters=True))
def command(names: tuple[str, ...]) -> None:
    """Lists chapters and exercises with their points."""
    from grader.course import find_course  # here: `grader --help` is answered at once

    exercises = find_course().select(names)
    column = max([22, *(len(exercise.name) for exercise in exercises)])
    for exercise in exercises:
        title = exercise.section.title if exercise.section else ""
        line = f"{exercise.name:<{column}}  {exercise.points:>3} points  "
        room = _WIDTH - len(line)
        click.echo(line + (title if len(title) <= room else title[: room - 3].rstrip() + "..."))
