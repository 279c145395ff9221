"""Expected errors: the right one, from the right place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grader.boundary import current, observe
from grader.boundary.failures import Raised, StudentError
from grader.checks.values import describe
from grader.messages import CheckFailed

__all__ = ["assert_raises"]


def assert_raises(thunk: Callable[[], Any], *types: str, called: str, mentions: str = "", why: str = "") -> Raised:
    """Fails unless a thunk raises an exception of one of the named classes.

    Args:
        thunk: evaluated where the student's code lives.
        types: class names; a subclass counts.
        called: what was called, as the student would write it.
        mentions: text that the message must contain.
        why: one more sentence for the student.

    Returns:
        The exception, as plain data.

    Raises:
        CheckFailed: it raised nothing, or something else.
    """
    expected = " or ".join(types) + (f" that mentions {mentions!r}" if mentions else "")
    boundary = current()
    try:
        value = observe(thunk)
    except StudentError as error:
        raised = error.raised
    except Exception as error:
        in_process = getattr(boundary, "raised", lambda _: None)(error)
        if in_process is None:
            raise
        raised = in_process
    else:
        raise CheckFailed(("called", called), ("expected", expected), ("got", describe(value)), ("", why))
    if raised.not_started:
        raise StudentError(raised)
    if not raised.is_a(*types) or mentions not in raised.message:
        got = f"{raised.type_name}: {raised.message.splitlines()[0] if raised.message else ''}"
        raise CheckFailed(("called", called), ("expected", expected), ("got", got), ("", why))
    return raised
