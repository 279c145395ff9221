"""The course's grader. A check imports `observe`, `points` and `program` from here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from grader.boundary import observe

__all__ = ["observe", "points", "program"]
__version__ = "0.1.0"

_Check = TypeVar("_Check", bound=Callable[..., None])


def points(worth: int) -> Callable[[_Check], _Check]:
    """Says how many points a check is worth. The course reads it off the file, as a literal number."""

    def mark(check: _Check) -> _Check:
        check.points = worth  # type: ignore[attr-defined]  # a function takes attributes
        return check

    return mark


def __getattr__(name: str) -> Any:
    # `program` imports JAX, and listing the course must not.
    if name == "program":
        from grader.boundary.programs import program

        return program
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
