"""`grader new`."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("new")
@click.argument("exercise")
def command(exercise: str) -> None:
    """Writes the files of a new EXERCISE, such as ch3/all_pairs, ready to be filled in.

    Stub, checks, solution, two pitfalls and the lesson's section. For the first exercise of a chapter the
    lesson too. Exit code 2 if the name cannot be used or a file is in the way. Then nothing is written.
    """
    # Imported here, so that `grader --help` is answered at once.
    from grader.author.new import create_exercise
    from grader.course import find_course

    course = find_course()
    created = create_exercise(course, exercise)
    click.echo(f"course    {course.root}")
    *files, lesson = created.files
    for path in files:
        click.echo(f"wrote     {path}")
    click.echo(f"{'wrote' if created.new_lesson else 'extended':<9} {lesson}")
    click.echo("\nIt is a small exercise that works. Make it yours: follow each TODO(author), and delete the mark.")
    for does, run in (
        ("shows what a student sees", f"pytest {files[1]}"),
        ("grades your solution", f"tox -e grade -- solutions -c {exercise}"),
        ("says what is missing or wrong", f"grader verify {exercise}"),
    ):
        click.echo(f"  {does:<31}{run}")
