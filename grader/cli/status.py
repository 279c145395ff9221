"""`grader status`."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("status")
def command() -> None:
    """Shows what you have done so far.

    It lists points and exercises of each chapter, and what comes next.
    """
    # Imported here, so that `grader --help` is answered at once.
    from rich.console import Console

    from grader.course import find_course
    from grader.student.progress import Progress
    from grader.student.status import status_table, status_words

    course = find_course()
    progress = Progress(course)
    console = Console(highlight=False)
    console.print(status_table(course, progress))
    console.print()
    for line in status_words(course, progress):
        console.print(line)
