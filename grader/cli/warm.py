"""`grader warm`."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command("warm")
@click.option(
    "--course",
    "course_folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The course whose solutions are used; the installed one by default.",
)
def command(course_folder: Path | None) -> None:
    """Saves about a third of the time that later grading takes on this machine.

    It grades the course's own solutions twice, and keeps the programs that JAX compiles. Run it once
    after you have installed the grader, and again after you have updated it or JAX.
    """
    from grader.course import given_course, installed_course  # here and below: `grader --help` is answered at once

    course = installed_course() if course_folder is None else given_course(course_folder)

    from grader.cli.progress import progress_line
    from grader.runner.grading import fill_cache

    with progress_line(len(course.exercises)) as step:
        fill_cache(course, step)
    click.echo("The programs are kept. `grader doctor` says where.")
