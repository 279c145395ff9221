"""The end of a student's pytest run: messages, points, and the next step. A pure function of a report."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from grader.course.names import ExerciseName
from grader.messages import WIDTH, clean, cut
from grader.results import CheckResult, ExerciseResult, Report

__all__ = [
    "Line",
    "group_by_cause",
    "message_lines",
    "other_lines",
    "printed_lines",
    "remark_lines",
    "student_summary",
    "summary_body",
]

_SHOWN_MESSAGES = 6
_PRINTED_LINES = 5
_LISTED_EXERCISES = 20  # more than that fit no screen

Line: TypeAlias = tuple[str, dict[str, bool]]


def student_summary(report: Report, width: int = WIDTH) -> Iterator[Line]:
    """Lines and their styles, as pytest's terminal takes them."""
    yield from summary_body(report, width)
    yield from _next_step(report)


def summary_body(report: Report, width: int = WIDTH) -> Iterator[Line]:
    """The same lines without the next step, which is another one in a notebook."""
    advice = "" if len(report.exercises) == 1 else " Run one exercise at a time to see them all."
    yield from message_lines(report.checks, width, advice)
    yield "", {}
    column = max([26, *(len(exercise.name) for exercise in report.exercises)])
    for exercises in _rows(report.exercises):
        if len(exercises) > 1:
            yield _folded_line(exercises, column)
        else:
            yield _exercise_line(exercises[0], column)
            yield from remark_lines(exercises[0].checks, width)
    yield "", {}
    yield f"  {report.score} of {report.max_score} points", {"bold": True}
    yield from _skipped(report)


def message_lines(checks: Iterable[CheckResult], width: int = WIDTH, advice: str = "") -> Iterator[Line]:
    """The messages of failed checks, each after an empty line.

    Args:
        checks: all results, in order.
        width: columns.
        advice: a sentence for the case that some messages are left out.
    """
    groups = list(group_by_cause(checks))
    with_printed: set[str] = set()
    for group in groups[:_SHOWN_MESSAGES]:
        yield "", {}
        first, *others = group
        yield from ((line, {"bold": True}) for line in first.head(width).splitlines())
        yield from ((line, {}) for line in first.body(width).splitlines())
        if first.printed and first.exercise not in with_printed:
            with_printed.add(first.exercise)
            yield from ((line, {}) for line in printed_lines(first, width))
        yield from ((line, {}) for line in other_lines(others, width))
    hidden = len(groups) - _SHOWN_MESSAGES
    if hidden > 0:
        yield "", {}
        yield f"... and {hidden} more.{advice}", {}


def group_by_cause(checks: Iterable[CheckResult]) -> Iterator[list[CheckResult]]:
    """Groups an exercise's failed checks by their cause, in order, so that each cause is told once.

    A check that does not tell its cause is taken to fail for the same reason as the exercise's first failed check.
    """
    groups: dict[tuple[str, object], list[CheckResult]] = {}
    first_of: dict[str, tuple[str, object]] = {}
    for check in checks:
        if check.outcome not in ("failed", "error"):
            continue
        key = check.exercise, _cause(check)
        if check.outcome == "failed":
            first = first_of.setdefault(check.exercise, key)
            key = key if key[1] else first
        groups.setdefault(key, []).append(check)
    yield from groups.values()


def _cause(check: CheckResult) -> object:
    """The evidence of a failure's cause, or nothing."""
    facts = dict(check.facts)
    if check.outcome == "error":
        return check.facts
    if "looks like" in facts:
        return facts["looks like"]
    if "program" in facts:  # of a prediction
        return facts["program"]
    if "raised" in facts:  # its text names the type of its input, which differs from check to check
        return facts.get("at"), re.sub(r"\w+\[[\d,]*\]", "[]", facts["raised"])
    return None


def other_lines(checks: Sequence[CheckResult], width: int = WIDTH) -> Iterator[str]:
    """One line for each check that fails for a reason which was told already."""
    if not checks:
        return
    fail = "1 more check fails" if len(checks) == 1 else f"{len(checks)} more checks fail"
    yield f"  {fail}, probably for the same reason:"
    for check in checks:
        points = f"{check.points} of {check.max_points}"
        yield f"    {cut(check.title, width - 15):<{width - 15}}  {points:>8}".rstrip()


def printed_lines(check: CheckResult, width: int = WIDTH) -> Iterator[str]:
    """Shows the text that the student's code printed, cut to a few short lines."""
    lines = clean(check.printed).rstrip().splitlines()
    for number, line in enumerate(lines[:_PRINTED_LINES]):
        label = "printed" if number == 0 else ""
        yield f"  {label:<10}{cut(line, width - 12)}".rstrip()
    if len(lines) > _PRINTED_LINES:
        yield f"  {'':<10}... (more was printed)"


def _rows(exercises: Sequence[ExerciseResult]) -> Iterator[list[ExerciseResult]]:
    """The exercises of each line. If there are many, neighbours of a chapter that are alike share a line."""
    if len(exercises) <= _LISTED_EXERCISES:
        yield from ([exercise] for exercise in exercises)
        return
    for _, alike in itertools.groupby(exercises, lambda one: (ExerciseName.parse(one.name).chapter, _state(one)[0])):
        found = list(alike)
        if found[0].outcome in ("passed", "not_started"):
            yield found
        else:
            yield from ([exercise] for exercise in found)


def _folded_line(exercises: Sequence[ExerciseResult], column: int) -> Line:
    text, style = _state(exercises[0])
    name = f"{ExerciseName.parse(exercises[0].name).chapter}: {len(exercises)} exercises"
    score, max_score = (sum(getattr(one, what) for one in exercises) for what in ("score", "max_score"))
    return f"  {name:<{column}} {score:>3} of {max_score:<3}  {text}", style


def _exercise_line(exercise: ExerciseResult, column: int) -> Line:
    text, style = _state(exercise)
    ran = len(exercise.checks) - exercise.skipped
    part = f"  ({ran} of {len(exercise.checks)} checks ran)" if exercise.skipped else ""
    return f"  {exercise.name:<{column}} {exercise.score:>3} of {exercise.max_score:<3}  {text}{part}", style


def remark_lines(checks: Iterable[CheckResult], width: int = WIDTH) -> Iterator[Line]:
    """The remarks of passed checks, such as how fast the code was."""
    for check in checks:
        notes = "; ".join(text for label, text in check.facts if label == "note")
        if check.outcome == "passed" and notes:
            for line in textwrap.wrap(
                f"{check.name}: {notes}", width, initial_indent="    ", subsequent_indent="      "
            ):
                yield line, {}


def _state(exercise: ExerciseResult) -> Line:
    match exercise.outcome:
        case "error":
            return "the course or machine is at fault", {"red": True}
        case "not_started":
            return "not started", {"yellow": True}
        case "passed" | "skipped":
            return "so far so good" if exercise.skipped else "done", {"green": True}
    return "not yet", {"red": True}


def _skipped(report: Report) -> Iterator[Line]:
    reasons = [check.facts[0][1] for check in report.checks if check.outcome == "skipped" and check.facts]
    for reason in dict.fromkeys(reasons):
        count = reasons.count(reason)
        yield f"  {count} check{'s were' if count > 1 else ' was'} skipped: {reason}", {}


def _next_step(report: Report) -> Iterator[Line]:
    open_exercises = [exercise for exercise in report.exercises if exercise.outcome not in ("passed", "skipped")]
    if open_exercises:
        name = ExerciseName.parse(open_exercises[0].name)
        if all(exercise.outcome == "not_started" for exercise in report.exercises):
            yield f"  A good place to begin: the lesson in {name.lesson},", {}
            yield f"  then {name.stub}, then pytest {name.checks}", {}
        else:
            yield f"  Next: {name.stub}, then pytest {name.checks}", {}
    elif any(exercise.skipped for exercise in report.exercises):
        name = ExerciseName.parse(next(exercise.name for exercise in report.exercises if exercise.skipped))
        yield f"  Next: all of its checks, with pytest {name.checks}", {}
    else:
        yield from ((f"  {note}", {}) for note in report.notes)
