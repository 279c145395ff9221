"""The message of a failed check: facts in labelled rows, empty rows dropped."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

__all__ = ["CheckFailed", "CourseError", "clean", "render"]

Row = tuple[str, str]

_LABEL_WIDTH = 10
_LINE_WIDTH = 100
_MAX_LINES = 5  # of one row: a message stays readable on a small screen
_MAX_TEXT = 4000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class CheckFailed(AssertionError):
    """A check's verdict against the student's code, as labelled rows.

    Args:
        rows: pairs of label and text, such as `("expected", "float32[3]")`. Rows without text are dropped.
    """

    def __init__(self, *rows: Row) -> None:
        self.rows: tuple[Row, ...] = tuple((label, text) for label, text in rows if text)
        super().__init__(render(self.rows))


class CourseError(Exception):
    """The course or the machine is at fault, never the student: the check's outcome is `error`."""


def clean(text: str) -> str:
    """Text for a terminal: without control characters (newline and tab apart) and marks of direction."""
    return _CONTROL.sub("", text)


def render(rows: Iterable[Row]) -> str:
    """Rows as text: labels in one column, long text wrapped under itself."""
    lines: list[str] = []
    for label, text in rows:
        if not text:
            continue
        wrapped: list[str] = []
        for line in clean(text[:_MAX_TEXT]).splitlines():
            wrapped += textwrap.wrap(
                line,
                _LINE_WIDTH - _LABEL_WIDTH,
                break_long_words=False,
                replace_whitespace=False,
                drop_whitespace=False,
            ) or [""]
        if len(wrapped) > _MAX_LINES:
            wrapped = [*wrapped[: _MAX_LINES - 1], "..."]
        for position, line in enumerate(wrapped):
            head = label if position == 0 else ""
            gap = " " if position or len(label) < _LABEL_WIDTH else "  "
            lines.append(f"  {head:<{_LABEL_WIDTH - 1}}{gap}{line.rstrip()}".rstrip())
    return "\n".join(lines)
