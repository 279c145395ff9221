"""The result of a check, from the way the check ended: its outcome, and the words for it."""

from __future__ import annotations

import contextlib
import re
import traceback
from collections.abc import Iterable, Mapping, Sequence

from grader.boundary import Boundary
from grader.checks.symptoms import symptom_of_exception
from grader.checks.values import describe
from grader.course import Check, Exercise
from grader.errors import CheckFailed, CheckNotStarted, CheckSkipped, CourseError, MachineError, WorkerDied
from grader.messages import Fact, clean_facts
from grader.pictures import MAX_PICTURES, Picture
from grader.protocol.codec import decode
from grader.protocol.exceptions import Raised
from grader.results import CheckResult, Outcome

__all__ = ["AT_FAULT", "conclude", "error_result", "fall", "make_result", "not_handed_in", "not_reached", "not_started"]

AT_FAULT = "the course or the machine is at fault here, not your code"

_LINK = re.compile(r"https://(?:docs\.jax\.dev|jax\.readthedocs\.io)/\S+")
_CHEX = re.compile(r"^\[Chex\] Assertion \w+ failed: +(?:Error in [\w ]+: )?", re.MULTILINE)

_NEVER_A_FALL = (NameError, ImportError, SyntaxError, CourseError, MachineError)
"""Exceptions that no observation can cause: these are the course's or the machine's, whenever they come."""

_Conclusion = tuple[Outcome, tuple[Fact, ...]]

_NOT_STARTED: _Conclusion = "not_started", (("", "not started yet"),)


def conclude(
    exercise: Exercise,
    check: Check,
    error: BaseException | None,
    boundary: Boundary,
    *,
    printed: str = "",
    seconds: float = 0.0,
) -> CheckResult:
    """Makes the result of a check that has run.

    Args:
        exercise: the exercise.
        check: the check.
        error: the exception that ended it, or None if it came to its end.
        boundary: knows which exceptions are the student's.
        printed: the text that the student's code printed.
        seconds: wall time.
    """
    outcome, facts = _conclude(error, boundary)
    pictures = _pictures(outcome, error, boundary)
    return make_result(exercise, check, outcome, facts, printed=printed, seconds=seconds, pictures=pictures)


def make_result(
    exercise: Exercise,
    check: Check,
    outcome: Outcome,
    facts: Iterable[Fact] = (),
    *,
    printed: str = "",
    seconds: float = 0.0,
    pictures: Iterable[Picture] = (),
) -> CheckResult:
    """Makes a result of its parts: it adds the points, and where to read on if the check failed."""
    pointers: list[Fact] = []
    if outcome == "failed":
        pointers = [("hint", f"grader hint {exercise.name}"), ("lesson", exercise.id.lesson)]
    return CheckResult(
        exercise.name,
        check.name,
        check.title,
        outcome,
        check.points if outcome == "passed" else 0,
        check.points,
        clean_facts((*facts, *pointers)),
        printed,
        round(seconds, 3),
        tuple(pictures)[:MAX_PICTURES],
    )


def error_result(exercise: Exercise, check: Check, problem: str) -> CheckResult:
    """The result if the course or the machine kept the check from running."""
    return make_result(exercise, check, *_at_fault(problem))


def not_started(exercise: Exercise, check: Check) -> CheckResult:
    """The result if the stub to repair is as it was handed out."""
    return make_result(exercise, check, *_NOT_STARTED)


def not_handed_in(exercise: Exercise, check: Check) -> CheckResult:
    """The result if the submission lacks the exercise."""
    return make_result(exercise, check, "not_started", (("", f"the submission has no {exercise.label}"),))


def not_reached(exercise: Exercise, check: Check, limit: float) -> CheckResult:
    """The result if the checks before it took all the time that a submission has."""
    text = f"this check did not run, because the checks before it took all of the {limit:g} s that a submission has"
    return make_result(exercise, check, "failed", (("got", text),))


def fall(error: BaseException | None, boundary: Boundary) -> str:
    """Returns the way that a check fell over an observation, for its author, or nothing if it did not.

    A check falls if its own code raises on what the student's code gave. The student reads that the check could
    not read it. The author reads this, because a check should compare before it computes.
    """
    if error is None or not boundary.has_observed or not isinstance(error, Exception):
        return ""
    if isinstance(error, (AssertionError, CheckNotStarted, CheckSkipped, WorkerDied)):
        return ""
    if boundary.describe_exception(error) is not None:
        return ""
    if isinstance(error, _NEVER_A_FALL) and not isinstance(error, UnboundLocalError):  # a loop over nothing causes that
        return ""
    line = _line_of_check(error)
    return f"{type(error).__name__}: {_text(error)[:500]}" + (f"  ({line})" if line else "")


def _conclude(error: BaseException | None, boundary: Boundary) -> _Conclusion:
    if error is None:
        return "passed", tuple(("note", remark) for remark in boundary.remarks)
    if isinstance(error, CheckNotStarted):
        return _NOT_STARTED
    if isinstance(error, CheckSkipped):
        return "skipped", (("", _text(error)),)
    if isinstance(error, WorkerDied):
        return "failed", (("got", str(error)),)
    raised = boundary.describe_exception(error)
    if raised is not None:
        return _conclude_exception(raised, error)
    if isinstance(error, CheckFailed):
        return "failed", error.facts
    if isinstance(error, AssertionError):
        return "failed", _facts_of_assertion(error)
    if fall(error, boundary):
        return "failed", _facts_of_fall(error, boundary)
    return _at_fault(f"{type(error).__name__}: {_text(error)}", _line_of_check(error))


def _pictures(outcome: Outcome, error: BaseException | None, boundary: Boundary) -> Sequence[Picture]:
    """The pictures of a failure are those that its assertion made. A check that passed may have some, too."""
    if outcome == "passed":
        return boundary.pictures
    return error.pictures if outcome == "failed" and isinstance(error, CheckFailed) else ()


def _text(error: BaseException) -> str:
    """An exception's own words. It may hold an observation that has no text, or one that takes too much memory."""
    try:
        return str(error)
    except Exception:
        return ""


def _at_fault(problem: str, line: str = "") -> _Conclusion:
    return "error", (("error", problem), ("check", line), ("", AT_FAULT))


def _facts_of_assertion(error: AssertionError) -> tuple[Fact, ...]:
    """The facts of a plain `assert`, or of an assertion of chex that a check calls directly."""
    said = _CHEX.sub("", _text(error)).strip()
    line = _line_of_check(error)
    return ("differs", said or line), ("check", line if said else "")


def _facts_of_fall(error: BaseException, boundary: Boundary) -> tuple[Fact, ...]:
    if isinstance(error, MemoryError):
        return (("got", "a result that takes more memory than the check may use"),)
    got = ""
    last = boundary.observations[-1] if boundary.observations else {}
    if not isinstance(last, Mapping):  # a program or an exception
        with contextlib.suppress(Exception):
            got = describe(decode(last))
    return ("got", got), ("", "the check could not read what your code gave"), ("check", _line_of_check(error))


def _conclude_exception(raised: Raised, error: BaseException) -> _Conclusion:
    if raised.not_started:
        return _NOT_STARTED
    lines = [line for line in raised.message.splitlines() if line.strip()]
    link = _LINK.search(raised.message)
    line = str(raised.frames[-1]) if raised.frames else ""
    said = " ".join(lines[:2]) if lines and lines[0].endswith(":") else "".join(lines[:1])
    text = raised.type_name + (f": {said}" if said else "")
    see = link.group().rstrip(".") if link else ""
    # If JAX raised it after the student's function had returned, the check's line tells which call it was.
    check = "" if line else _line_of_check(error)
    facts = ("raised", text), ("", symptom_of_exception(raised)), ("at", line), ("check", check), ("see", see)
    return "failed", facts


def _line_of_check(error: BaseException) -> str:
    steps = traceback.extract_tb(error.__traceback__)
    checks = [step for step in steps if re.search(r"[\\/]test_\w+\.py$", step.filename)]
    return f"{(checks[-1].line or '').rstrip(',(')}, line {checks[-1].lineno} of the checks" if checks else ""
