"""The table of `grader grade`, on a terminal. A pure function of a report."""

from __future__ import annotations

import itertools
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.course.names import ExerciseName
from grader.messages import WIDTH, clean, cut
from grader.reports.summary import group_by_cause, other_lines, printed_lines
from grader.results import ExerciseResult, Report

__all__ = ["print_report"]

_MARKS = {
    "passed": ("done", "green"),
    "failed": ("not yet", "red"),
    "not_started": ("not started", "yellow"),
    "skipped": ("skipped", "yellow"),
    "error": ("error", "bold red"),
}
_ADVICE_WIDTH = 38  # so that a row fits into 80 columns


def print_report(report: Report, *, file: IO[str] | None = None, width: int = WIDTH, verbose: bool = True) -> None:
    """Prints a report: the messages of failed checks, then a table of chapters and exercises.

    Args:
        report: the report.
        file: the stream to print to. Standard output by default.
        width: columns of the messages.
        verbose: False leaves the messages out.
    """
    console = Console(file=file, highlight=False, soft_wrap=True)
    if verbose:
        _print_messages(console, report, width)
    console.print(_table(report))
    console.print()
    console.print(Text(f"{report.score} of {report.max_score} points", style="bold"))
    for line in (*report.notes, *_closing(report), _course_line(report)):
        console.print(Text(clean(line)))


def _print_messages(console: Console, report: Report, width: int) -> None:
    with_printed: set[str] = set()
    for first, *others in group_by_cause(report.checks):
        console.print(Text(first.head(width), style="bold"))
        console.print(Text(first.body(width)))
        if first.printed and first.exercise not in with_printed:
            with_printed.add(first.exercise)
            console.print(Text("\n".join(printed_lines(first, width))))
        if others:
            console.print(Text("\n".join(other_lines(others, width))))
        console.print()


def _table(report: Report) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("exercise")
    table.add_column("points", justify="right")
    table.add_column("")
    table.add_column("what to do next")
    for chapter, results in itertools.groupby(report.exercises, lambda result: ExerciseName.parse(result.name).chapter):
        inside = list(results)
        points = f"{sum(one.score for one in inside)}/{sum(one.max_score for one in inside)}"
        folder = ExerciseName.parse(inside[0].name).chapter_folder
        table.add_row(Text(chapter, style="bold"), Text(points, style="bold"), "", folder)
        for result in inside:
            mark, style = _MARKS[result.outcome]
            stem = ExerciseName.parse(result.name).stem
            table.add_row(f"  {stem}", f"{result.score}/{result.max_score}", Text(mark, style=style), _advice(result))
    return table


def _advice(result: ExerciseResult) -> str:
    match result.outcome:
        case "passed" | "skipped":
            return ""
        case "not_started":
            return f"read README.md#{ExerciseName.parse(result.name).stem}"
        case "error":
            return "tell your instructor: not your fault"
    open_checks = [check.title for check in result.checks if check.outcome != "passed"]
    more = f" (+{len(open_checks) - 1} more)" if len(open_checks) > 1 else ""
    return cut(open_checks[0], _ADVICE_WIDTH - len(more)) + more


def _course_line(report: Report) -> str:
    version = f" {report.course.version}" if report.course.version else ""
    return f"course: {report.course.path}{version}, checks {report.course.checks_sha256[:12]}"


def _closing(report: Report) -> list[str]:
    lines = []
    if report.exercises and all(exercise.outcome == "not_started" for exercise in report.exercises):
        first = ExerciseName.parse(report.exercises[0].name)
        lines.append("Nothing is started yet, and everything is ready:")
        lines.append(f"  read    {first.lesson}")
        lines.append(f"  fill in {first.stub}")
        lines.append(f"  run     pytest {first.checks}")
    if report.errors:
        checks = "1 check" if report.errors == 1 else f"{report.errors} checks"
        lines.append(f"{checks} could not be graded: the course or the machine is at fault.")
        lines.append("No points are final.")
    if report.isolation == "none":
        lines.append("isolation: none. Fine for your own code. Grade other people's code with bubblewrap.")
    else:
        lines.append(f"isolation: {report.isolation}")
    return lines
