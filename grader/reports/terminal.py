"""Reports on a terminal: the student's summary after pytest, and the table of `grader grade`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.course import Course, Exercise
from grader.results import ExerciseResult, Report

__all__ = ["print_report", "student_summary"]

_MARKS = {"passed": ("done", "green"), "failed": ("not yet", "red"), "not_started": ("not started", "yellow")}
_SHOWN_MESSAGES = 6

Line = tuple[str, dict[str, bool]]


def student_summary(course: Course, told: Sequence[dict[str, Any]]) -> Iterator[Line]:
    """The end of a student's pytest run, as lines and their styles: messages, points, what to do next.

    Args:
        course: the course, which knows which checks exist.
        told: for each check that ran, its exercise, name, outcome and message.
    """
    outcomes = {(one["exercise"], one["check"]): one for one in told}
    messages = _gathered(one["message"] for one in told if one["outcome"] in ("failed", "error"))
    for heads, body in messages[:_SHOWN_MESSAGES]:
        yield "", {}
        yield from ((head, {"bold": True}) for head in heads)
        yield from ((line, {}) for line in body.splitlines())
    if len(messages) > _SHOWN_MESSAGES:
        yield "", {}
        yield f"... and {len(messages) - _SHOWN_MESSAGES} more. Run one exercise at a time to see them all.", {}
    yield "", {}
    earned_all = worth_all = unmeasured = 0
    first: Exercise | None = None
    for exercise in course.exercises:
        ran = [check for check in exercise.checks if (exercise.name, check.name) in outcomes]
        if not ran:
            continue
        states = [outcomes[exercise.name, check.name]["outcome"] for check in ran]
        earned = sum(check.points for check, state in zip(ran, states, strict=True) if state == "passed")
        worth = sum(check.points for check in exercise.checks)
        unmeasured += states.count("skipped")
        earned_all, worth_all = earned_all + earned, worth_all + worth
        state, style = _state(states, len(ran) < len(exercise.checks))
        part = f"  ({len(ran)} of {len(exercise.checks)} checks ran)" if len(ran) < len(exercise.checks) else ""
        yield f"  {exercise.name:<26} {earned:>3} of {worth:<3}  {state}{part}", style
        if first is None and state != "done":
            first = exercise
    yield "", {}
    yield f"  {earned_all} of {worth_all} points", {"bold": True}
    if unmeasured:
        checks = "1 speed check was" if unmeasured == 1 else f"{unmeasured} speed checks were"
        yield f"  {checks} not measured (--no-speed)", {}
    if first is not None:
        untouched = all(one["outcome"] == "not_started" for one in told)
        yield from _next_step(first, untouched)


def _gathered(messages: Iterable[str]) -> list[tuple[list[str], str]]:
    """Messages as titles and body; checks that failed in the same way share one body."""
    bodies: dict[tuple[str, str], tuple[list[str], str]] = {}
    for message in messages:
        head, _, body = message.partition("\n")
        # An error's text names the type that it met, which differs from check to check.
        same = re.sub(r"\w+\[[\d,]*\]", "[]", body) if body.lstrip().startswith("raised") else body
        bodies.setdefault((head.split("  ")[0], same), ([], body))[0].append(head)
    return list(bodies.values())


def _state(states: Sequence[str], partly: bool) -> tuple[str, dict[str, bool]]:
    if "error" in states:
        return "could not be checked: the course or the machine is at fault", {"red": True}
    if set(states) == {"not_started"}:
        return "not started", {"yellow": True}
    if set(states) <= {"passed", "skipped"}:
        return "so far so good" if partly or "skipped" in states else "done", {"green": True}
    return "not yet", {"red": True}


def _next_step(exercise: Exercise, untouched: bool) -> Iterator[Line]:
    chapter = exercise.chapter
    if untouched:
        yield f"  A good place to begin: the lesson in exercises/{chapter}/README.md#{exercise.stem},", {}
        yield f"  then {exercise.label}, then pytest {_test(exercise)}", {}
    else:
        yield f"  Next: {exercise.label}, then pytest {_test(exercise)}", {}


def _test(exercise: Exercise) -> str:
    return f"exercises/{exercise.chapter}/test_{exercise.stem}.py"


def print_report(report: Report, course: Course, *, file: Any = None, verbose: bool = True) -> None:
    """Prints a report as a table of chapters and exercises, with the messages of what failed.

    Args:
        report: what to print.
        course: where titles and next steps come from.
        file: where to print; standard output by default.
        verbose: whether to print the messages.
    """
    console = Console(file=file, highlight=False, soft_wrap=True)
    if verbose:
        checks = [check for exercise in report.exercises for check in exercise.checks]
        for heads, body in _gathered(check.message for check in checks if check.outcome in ("failed", "error")):
            for head in heads:
                console.print(Text(head, style="bold"))
            console.print(Text(body + "\n"))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, justify in (("exercise", "left"), ("points", "right"), ("", "left"), ("what to do next", "left")):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]  # a literal in rich's stubs
    chapters = dict.fromkeys(exercise.name.split("/")[0] for exercise in report.exercises)
    for chapter in chapters:
        inside = [exercise for exercise in report.exercises if exercise.name.startswith(f"{chapter}/")]
        earned, worth = sum(ex.score for ex in inside), sum(ex.max_score for ex in inside)
        table.add_row(Text(chapter, style="bold"), Text(f"{earned}/{worth}", style="bold"), "", f"exercises/{chapter}")
        for exercise in inside:
            mark, style = _MARKS.get(exercise.outcome, ("error", "bold red"))
            table.add_row(
                f"  {exercise.name.split('/')[1]}",
                f"{exercise.score}/{exercise.max_score}",
                Text(mark, style=style),
                _advice(exercise, course),
            )
    console.print(table)
    console.print()
    console.print(Text(f"{report.score} of {report.max_score} points", style="bold"))
    for line in (*report.notes, *_closing(report)):
        console.print(Text(line))


def _advice(result: ExerciseResult, course: Course) -> str:
    exercise = course.exercise(result.name)
    match result.outcome:
        case "passed":
            return ""
        case "not_started":
            return f"read README.md#{exercise.stem}"
        case "error":
            return "tell your instructor: the course or the machine is at fault"
    open_checks = [check.title for check in result.checks if check.outcome != "passed"]
    more = f" (and {len(open_checks) - 1} more)" if len(open_checks) > 1 else ""
    return f"{open_checks[0]}{more}"


def _closing(report: Report) -> list[str]:
    lines = []
    started = [ex for ex in report.exercises if ex.outcome != "not_started"]
    if report.exercises and not started:
        first = report.exercises[0].name
        chapter, stem = first.split("/")
        lines.append(
            f"Nothing is started yet, and everything is ready: open exercises/{chapter}/README.md#{stem}, "
            f"fill in exercises/{first}.py, and run pytest exercises/{chapter}/test_{stem}.py."
        )
    if report.errors:
        lines.append(
            f"{report.errors} checks could not be graded: the course or the machine is at fault. No points are final."
        )
    if report.isolation == "none":
        lines.append("isolation: none. Fine for your own code; grade other people's code where bubblewrap works.")
    else:
        lines.append(f"isolation: {report.isolation}")
    return lines
