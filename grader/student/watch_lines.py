"""Watch mode without a terminal, such as in a pipe: lines after each check."""

from __future__ import annotations

import asyncio
from typing import IO

from grader.course import Course, Exercise
from grader.messages import WIDTH
from grader.reports.summary import message_lines, remark_lines
from grader.student.attempt import Attempt
from grader.student.watch import Watch

__all__ = ["attempt_lines", "watch_lines"]


def watch_lines(course: Course, exercise: Exercise | None, out: IO[str]) -> None:
    """Prints the result after each save, until it is interrupted.

    Args:
        course: the course.
        exercise: the exercise to begin with, or None for the first one that is not passed.
        out: where to print.
    """
    announced: Attempt | None = None

    def print_verdict() -> None:
        nonlocal announced
        attempt = watch.attempt
        if attempt is None:
            return
        if attempt is not announced:
            announced = attempt
            print(f"\nchecking {attempt.exercise.label} ...", file=out, flush=True)
        if attempt.is_over:
            print("\n".join(attempt_lines(attempt, watch)), file=out, flush=True)

    watch = Watch(course, exercise, print_verdict)
    asyncio.run(watch.follow())


def attempt_lines(attempt: Attempt, watch: Watch, width: int = WIDTH) -> list[str]:
    """The lines for a check that is over."""
    result = attempt.result
    lines = [line for line, _ in message_lines(attempt.checks, width)]
    lines += [line for line, _ in remark_lines(attempt.checks, width)]
    lines += ["", f"{result.name}  {result.score} of {result.max_score} points"]
    section = attempt.exercise.section
    if attempt.has_passed:
        if section is not None and section.learnt:
            lines += ["", " ".join(section.learnt.split())]
        following = watch.standing.next_after(attempt.exercise)
        lines.append(f"Next: the lesson in {following.id.lesson}" if following else "Every exercise is done.")
    elif result.outcome == "not_started":
        lines.append(f"Not started yet. Read {attempt.exercise.id.lesson}, then fill in {attempt.exercise.label}.")
    return lines
