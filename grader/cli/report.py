"""`grader report`."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.errors import InputError, OutputError, UnknownName, UsageError
from grader.messages import WIDTH

if TYPE_CHECKING:
    from grader.results import Report

__all__ = ["command"]

_PAGE = "report.html"
_MAX_BYTES = 256 * 2**20


@click.command("report")
@click.argument("report_file", type=click.Path(path_type=Path), metavar="[REPORT.json]", required=False)
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path),
    is_flag=False,
    flag_value=_PAGE,
    metavar="[FILE]",
    help=f"Write a page to FILE, by default {_PAGE}. It needs no network and no other file.",
)
@click.option(
    "--chapter", "-c", "names", multiple=True, metavar="NAME", help="Only this chapter (ch2) or exercise (ch2/selu)."
)
def command(report_file: Path | None, page: Path | None, names: tuple[str, ...]) -> None:
    """Shows a report, as a table or as a page for a browser.

    REPORT.json is what `grader grade --json` wrote. Without it, your own answers are checked: those of
    the course around the working folder.
    """
    if page is not None and page.suffix.lower() not in (".html", ".htm"):
        raise UsageError(
            f"expected a name that ends in .html after --html, found {page}; the report's name comes first"
        )
    report = _select(_read(report_file), names) if report_file is not None else _check_own(names)
    if page is None:
        _print(report)
        return
    # Imported here, so that `grader --help` is answered at once.
    from grader.reports.html import render_html
    from grader.results import write_atomically

    try:
        write_atomically(page, render_html(report))
    except OSError as error:
        raise OutputError(f"the page cannot be written to {page}: {error.strerror}") from None
    click.echo(f"{report.score} of {report.max_score} points; the page: {page}")


def _print(report: Report) -> None:
    from grader.reports.terminal import print_report  # here: as above

    print_report(report, width=max(60, min(shutil.get_terminal_size((WIDTH, 24)).columns, 100)))


def _read(path: Path) -> Report:
    from grader.course.names import ExerciseName  # here: as above
    from grader.results import Report

    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(f"{path} is too large for a report")
        report = Report.from_json(path.read_bytes())
        for exercise in report.exercises:
            ExerciseName.parse(exercise.name)
    except OSError as error:
        raise InputError(f"the report {path} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise InputError(f"expected a report of `grader grade --json` in {path}: {error}") from None
    return report


def _select(report: Report, names: tuple[str, ...]) -> Report:
    """Keeps the exercises of these names and chapters, or all of them if there are no names."""
    found = {name: [one for one in report.exercises if name in (one.name, one.name.split("/")[0])] for name in names}
    for name, exercises in found.items():
        if not exercises:
            raise UnknownName(f"expected a chapter or an exercise of the report, found {name}")
    chosen = {one.name for exercises in found.values() for one in exercises}
    kept = tuple(one for one in report.exercises if one.name in chosen or not names)
    return dataclasses.replace(report, exercises=kept)


def _check_own(names: tuple[str, ...]) -> Report:
    """Checks the student's own answers, without walls: they are the student's own code."""
    from grader.cli.progress import progress_line  # here: as above
    from grader.course import find_course
    from grader.course.submissions import read_submission

    course = find_course()
    exercises = course.select(names)
    submission = read_submission(course.root / "exercises", course)

    from grader.runner.grading import grade  # after a mistake in a name was found: this takes a while
    from grader.runner.side_by_side import default_jobs

    with progress_line(len(exercises)) as step:
        jobs = default_jobs(len(exercises))
        return grade(submission, course, exercises, tier="none", jobs=jobs, progress=step)
