"""Expected exceptions: the right one, from the student's own code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grader.boundary import active_boundary, observe
from grader.checks.values import describe
from grader.errors import CheckFailed
from grader.protocol.exceptions import Raised

__all__ = ["assert_raises"]


def assert_raises(thunk: Callable[[], Any], *types: str, called: str, mentions: str = "", why: str = "") -> Raised:
    """Fails unless a thunk raises an exception of one of the named classes.

    Args:
        thunk: evaluated in the process that holds the student's code.
        types: class names. A subclass counts.
        called: the call, as the student would write it.
        mentions: text that the message must contain.
        why: one more sentence for the student.

    Returns:
        The exception, as plain data.

    Raises:
        CheckFailed: it raised nothing, or something else.
    """
    expected = " or ".join(types) + (f" that mentions {mentions!r}" if mentions else "")
    boundary = active_boundary()
    try:
        value = observe(thunk)
    except Exception as error:
        raised = boundary.describe_exception(error)
        if raised is None or raised.not_started:
            raise
    else:
        facts = ("called", called), ("expected", expected), ("got", describe(value)), ("", why)
        raise CheckFailed(*facts, symptom="the call went through: which test should have stopped it?")
    if not raised.is_a(*types) or mentions not in raised.message:
        got = f"{raised.type_name}: {raised.message.splitlines()[0] if raised.message else ''}"
        facts = ("called", called), ("expected", expected), ("got", got), ("", why)
        raise CheckFailed(*facts, symptom=_symptom(raised, types, mentions))
    return raised


def _symptom(raised: Raised, types: tuple[str, ...], mentions: str) -> str:
    if raised.is_a(*types):
        return f"it is the right exception, and its message lacks {mentions!r}"
    if raised.frames and raised.frames[-1].code.startswith("raise "):
        return f"a {raised.type_name} is raised in place of a {types[0]}"
    return f"the code stops at another error, before it raises a {types[0]}: test the arguments first"
