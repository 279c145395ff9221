"""`grader next`."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("next")
def command() -> None:
    """Says which exercise comes next.

    It is the first that you have not passed.
    """
    # Imported here, so that `grader --help` is answered at once.
    from rich.console import Console

    from grader.course import find_course
    from grader.student.progress import Progress
    from grader.student.status import next_words

    console = Console(highlight=False)
    for line in next_words(Progress(find_course()).next_exercise()):
        console.print(line)
