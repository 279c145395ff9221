"""`grader grade`."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from grader.errors import OutputError, UsageError
from grader.messages import WIDTH

__all__ = ["command"]


@click.command("grade")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--chapter", "-c", "names", multiple=True, metavar="NAME", help="Only this chapter (ch2) or exercise (ch2/selu)."
)
@click.option(
    "--course",
    "course_folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The course to grade with; the installed one by default. Never the working folder's.",
)
@click.option("--seed", type=int, help="The seed of the checks' random numbers; drawn in secret by default.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), metavar="FILE", help="The file for the report.")
@click.option("--minimum", type=click.FloatRange(0, 100), metavar="PERCENT", help="Exit with 1 below this score.")
@click.option(
    "--isolation",
    type=click.Choice(["auto", "require", "namespaces", "user", "none"]),
    default="auto",
    show_default=True,
    help="The way that student code is kept apart; `require` refuses to do without.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 3600),
    default=20.0,
    show_default=True,
    metavar="SECONDS",
    help="Limit for each check.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=1),
    default=1800.0,
    show_default=True,
    metavar="SECONDS",
    help="Limit for a whole submission. A check that it does not reach is failed.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Exercises graded at once; by default as many as there are processors, at most 4.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print the table only, without messages.")
def command(
    path: Path,
    names: tuple[str, ...],
    course_folder: Path | None,
    seed: int | None,
    json_file: Path | None,
    minimum: float | None,
    isolation: str,
    timeout: float,
    time_limit: float,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Grades the submission at PATH: a folder shaped like exercises/ (or holding one), a zip, or a tar.

    Exit code 0 when grading worked, 1 under --minimum, 2 for a mistake in what was given, 3 when
    the course or the machine kept a check from being graded.
    """
    # Imported here, so that `grader --help` is answered at once.
    from grader.course import given_course, installed_course, refuse_overlap
    from grader.course.submissions import read_submission
    from grader.runner.memory import bounded_memory

    course = installed_course() if course_folder is None else given_course(course_folder)
    exercises = course.select(names)
    with bounded_memory():
        submission = read_submission(path, course)
    refuse_overlap(course, path)
    if course_folder is not None:
        _refuse_seen(course_folder)
    if json_file is not None:
        _check_folder(json_file)

    # Imported here, so that a mistake in the arguments is answered at once.
    from grader.cli.progress import progress_line
    from grader.reports.terminal import print_report
    from grader.results import write_atomically
    from grader.runner.grading import grade
    from grader.runner.side_by_side import default_jobs
    from grader.sandbox.canary import choose_tier

    choice = choose_tier(isolation)
    for problem in choice.problems:
        click.echo(f"grader: {problem}", err=True)
    with bounded_memory(), progress_line(len(exercises)) as step:
        report = grade(
            submission,
            course,
            exercises,
            seed=seed,
            tier=choice.tier,
            seconds=timeout,
            time_limit=time_limit,
            jobs=jobs or default_jobs(len(exercises)),
            progress=step,
        )
    unwritten: OutputError | None = None
    if json_file is not None:  # before the table: whoever was to read that may have gone
        try:
            write_atomically(json_file, report.to_json() + "\n")
        except OSError as error:
            unwritten = OutputError(f"the report cannot be written to {json_file}: {error.strerror}")
    width = max(60, min(shutil.get_terminal_size((WIDTH, 24)).columns, 100))
    with _printing():
        print_report(report, width=width, verbose=not quiet)
        if json_file is not None and unwritten is None:
            click.echo(f"report: {json_file}   seed: {report.seed}")
    if unwritten is not None:
        raise unwritten
    if report.errors:
        sys.exit(3)
    if minimum is not None and report.max_score and 100 * report.score < minimum * report.max_score:
        click.echo(f"below the minimum of {minimum:g} %")
        sys.exit(1)


def _refuse_seen(course_folder: Path) -> None:
    from grader.sandbox.folders import seen_by_workers  # here: `grader --help` is answered at once

    for part in ("exercises", "solutions"):
        if seen_by_workers(course_folder / part):
            raise UsageError(
                f"the course at {course_folder} lies in a folder that every submission's code can read; "
                "copy it to another place first, such as your home folder"
            )


def _check_folder(json_file: Path) -> None:
    folder = json_file.absolute().parent
    if not folder.is_dir():
        raise OutputError(f"expected a folder at {folder} for the report, found none")
    if not os.access(folder, os.W_OK):
        raise OutputError(f"the report cannot be written to {json_file}: the folder is read-only")


@contextlib.contextmanager
def _printing() -> Iterator[None]:
    """Turns a failure to print, as on a full disk, into one sentence."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # `| head` has read enough: click ends quietly
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes once more at its end
        raise OutputError(f"the table cannot be printed: {error.strerror}") from None
