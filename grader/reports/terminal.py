"""The table of `grader grade`, on a terminal. A pure function of a report."""

from __future__ import annotations

import itertools
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.course.names import ExerciseName
from grader.messages import WIDTH, clean
from grader.reports.summary import group_by_cause, other_lines, printed_lines
from grader.reports.words import OUTCOMES, advice, closing_lines, course_line
from grader.results import Report

__all__ = ["print_report"]

_STYLES = {
    "passed": "green",
    "failed": "red",
    "not_started": "yellow",
    "skipped": "yellow",
    "error": "bold red",
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
    for line in (*report.notes, *closing_lines(report), course_line(report)):
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
            stem = ExerciseName.parse(result.name).stem
            table.add_row(
                f"  {stem}",
                f"{result.score}/{result.max_score}",
                Text(OUTCOMES[result.outcome], style=_STYLES[result.outcome]),
                advice(result, _ADVICE_WIDTH),
            )
    return table
