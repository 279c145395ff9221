"""The words of a whole report that the terminal's table and the HTML page share. Pure functions of a report."""

from __future__ import annotations

from collections.abc import Mapping

from grader.course.names import ExerciseName
from grader.messages import cut
from grader.results import ExerciseResult, Outcome, Report

__all__ = ["OUTCOMES", "advice", "closing_lines", "course_line"]

OUTCOMES: Mapping[Outcome, str] = {
    "passed": "done",
    "failed": "not yet",
    "not_started": "not started",
    "skipped": "skipped",
    "error": "error",
}
"""The outcome of an exercise, as a student reads it."""


def advice(result: ExerciseResult, width: int) -> str:
    """Says in so many columns what to do next about an exercise, or nothing if it is done."""
    match result.outcome:
        case "passed" | "skipped":
            return ""
        case "not_started":
            return f"read README.md#{ExerciseName.parse(result.name).stem}"
        case "error":
            return "tell your instructor: not your fault"
    open_checks = [check.title for check in result.checks if check.outcome != "passed"]
    more = f" (+{len(open_checks) - 1} more)" if len(open_checks) > 1 else ""
    return cut(open_checks[0], width - len(more)) + more


def course_line(report: Report) -> str:
    """Names the course that decided."""
    version = f" {report.course.version}" if report.course.version else ""
    return f"course: {report.course.path}{version}, checks {report.course.checks_sha256[:12]}"


def closing_lines(report: Report) -> list[str]:
    """Says where to begin if nothing is started, whether points are final, and how code was isolated."""
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
