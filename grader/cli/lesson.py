"""`grader lesson`."""

from __future__ import annotations

import re

import click

from grader.cli.names import ExerciseName
from grader.errors import UsageError

__all__ = ["command"]


@click.command("lesson")
@click.argument("name", type=ExerciseName(chapters=True))
def command(name: str) -> None:
    """Shows the lesson of an exercise.

    NAME is an exercise, such as ch2/selu. A chapter, such as ch2, shows its opening.
    """
    # Imported here, so that `grader --help` is answered at once.
    from rich.console import Console
    from rich.markdown import Markdown

    from grader.course import find_course

    course = find_course()
    if re.fullmatch(r"(ch)?\d+", name):
        text = course.chapter(name).lesson.text.split("\n## ")[0]
    else:
        exercise = course.exercise(name)
        if exercise.section is None:
            raise UsageError(f"{exercise.id.chapter_folder}/README.md has no section for {exercise.stem}")
        text = f"# {exercise.name}\n\n{exercise.section.body}"
    console = Console(highlight=False)
    with console.capture() as captured:
        console.print(Markdown(text, code_theme="ansi_dark"))
    if console.is_terminal:
        click.echo_via_pager(captured.get())
    else:
        click.echo(captured.get(), nl=False)
