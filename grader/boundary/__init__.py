"""The only way from a check to a student's code, and what comes back over it.

`observe(thunk)` evaluates the thunk where the student's code lives: in process for a student's own
pytest, in a worker when grading. The same check serves both.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from grader.messages import CourseError

__all__ = ["Boundary", "compute", "current", "observe", "using"]


class Boundary(Protocol):
    """Where thunks are evaluated. `InProcess` and `Isolated` are the two."""

    log: list[Any]
    """The observations of the check that runs now, as plain data: pitfalls are told apart by it."""

    def observe(self, thunk: Callable[[], Any]) -> Any:
        """Evaluates a thunk where the student's code lives."""

    def compute(self, thunk: Callable[[], Any]) -> Any:
        """Evaluates a thunk of the course's own, where no student code has ever run."""

    def ready(self, thunk: Callable[[], Any], *, student: bool) -> Callable[[], Any]:
        """Makes a thunk ready to be timed: what it returns evaluates it where such code lives, and gives plain data."""


_current: list[Boundary] = []


def current() -> Boundary:
    """The boundary in use.

    Raises:
        CourseError: outside a check.
    """
    if not _current:
        raise CourseError("observe works inside a check; run it with pytest or grader")
    return _current[-1]


@contextlib.contextmanager
def using(boundary: Boundary) -> Iterator[Boundary]:
    """Makes a boundary the one that `observe` uses while it lasts."""
    _current.append(boundary)
    try:
        yield boundary
    finally:
        _current.pop()


def observe(thunk: Callable[[], Any]) -> Any:
    """Evaluates a thunk where the student's code lives, and returns what it gave as plain data.

    Arrays come back as NumPy arrays that also know their `kind` (jax or numpy) and `weak_type`;
    containers as they are; NamedTuples, dataclasses and registered pytree nodes as `Node`; typed
    keys as `KeyData`. A thunk carries inputs and never expected values.

    Args:
        thunk: a function without parameters, usually a lambda.

    Raises:
        Exception: whatever the student's code raised (in a grading judge, as `StudentError`).
    """
    return current().observe(thunk)


def compute(thunk: Callable[[], Any]) -> Any:
    """Evaluates a thunk of the course's own in a process that never ran a student's Python."""
    return current().compute(thunk)
