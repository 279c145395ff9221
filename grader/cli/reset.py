"""`grader reset`."""

from __future__ import annotations

import click

from grader.cli.names import ExerciseName

__all__ = ["command"]


@click.command("reset")
@click.argument("exercise", type=ExerciseName())
@click.option("--yes", "-y", is_flag=True, help="Do not ask.")
def command(exercise: str, yes: bool) -> None:
    """Puts back an exercise as it was handed out.

    EXERCISE is a name such as ch2/selu. Your answer is kept beside it.
    """
    # Imported here, so that `grader --help` is answered at once.
    from grader.course import find_course
    from grader.student.handed_out import handed_out_stub, put_back
    from grader.student.progress import Progress

    course = find_course()
    found = course.exercise(exercise)
    stub = handed_out_stub(found)
    if not yes:
        click.confirm(f"Put {found.label} back as it was handed out?", abort=True)
    backup = put_back(found, stub)
    Progress(course).forget(found)
    kept = f" Your answer is in {backup}." if backup else ""
    click.echo(f"{found.label} is as it was handed out.{kept}")
