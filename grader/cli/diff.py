"""`grader diff`."""

from __future__ import annotations

import click

from grader.cli.names import ExerciseName
from grader.errors import UsageError

__all__ = ["command"]


@click.command("diff")
@click.argument("exercise", type=ExerciseName())
def command(exercise: str) -> None:
    """Shows your answer beside the solution.

    EXERCISE is a name such as ch2/selu, and you have passed it. The comments of a solution say why it is written so.
    """
    # Imported here, so that `grader --help` is answered at once.
    from rich.console import Console

    from grader.course import find_course
    from grader.student.beside import beside_solution
    from grader.student.progress import Progress

    course = find_course()
    found = course.exercise(exercise)
    if not Progress(course).has_passed(found):
        raise UsageError(f"{found.name} has not passed yet; check it with grader watch {found.name}")
    if not found.solution.is_file():
        raise UsageError("this copy of the course has no solutions; ask your instructor for them")
    console = Console(highlight=False)
    console.print(beside_solution(found, console.width))
