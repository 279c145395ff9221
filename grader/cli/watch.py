"""`grader watch`."""

from __future__ import annotations

import os
import sys

import click

from grader.cli.names import ExerciseName

__all__ = ["command"]


@click.command("watch")
@click.argument("exercise", default="", type=ExerciseName(chapters=True))
def command(exercise: str) -> None:
    """Checks an exercise each time you save it.

    EXERCISE is a name such as ch2/selu. By default, it is the first that you have not passed. If you name a
    chapter, such as ch2, it is the first of that chapter.

    On a terminal, keys give hints, the lesson and the next exercise. In a pipe, the results are printed.
    """
    # Imported here, so that `grader --help` is answered at once.
    from grader.course import find_course

    course = find_course()
    named = None
    if exercise:
        from grader.student.progress import Progress

        progress, chosen = Progress(course), course.select([exercise])
        named = next((one for one in chosen if not progress.has_passed(one)), chosen[0])
    try:
        if sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
            from grader.student.watch_app import WatchApp  # here: a pipe does without textual

            WatchApp(course, named).run()
        else:
            from grader.student.watch_lines import watch_lines

            watch_lines(course, named, sys.stdout)
    except KeyboardInterrupt:
        sys.exit(130)
