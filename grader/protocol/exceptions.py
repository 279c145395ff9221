"""A student's exception as plain data: its type, its message and the student's own frames."""

from __future__ import annotations

import dataclasses
import linecache
import traceback
from collections.abc import Mapping
from typing import Any

from grader.errors import BadObservation
from grader.messages import clean
from grader.protocol.codec import Encoded

__all__ = ["Frame", "Raised", "describe_exception", "encode_raised", "read_raised"]

_MAX_FRAMES = 8
_MAX_MESSAGE = 1500


@dataclasses.dataclass(frozen=True)
class Frame:
    """One line of the student's file on the way to an exception."""

    path: str
    line: int
    function: str
    code: str

    def __str__(self) -> str:
        function = f" in {self.function}" if self.function and self.function != "<module>" else ""
        return f"{self.path}, line {self.line}{function}:  {self.code}"


@dataclasses.dataclass(frozen=True)
class Raised:
    """An exception of the student's code, as plain data.

    Attributes:
        type_name: the exception's class.
        bases: the names of its classes, `Exception` included, most specific first.
        message: its text, JAX's links included.
        frames: the lines of the student's file that led to it, outermost first.
        not_started: True if it is a stub's own `raise NotImplementedError`.
    """

    type_name: str
    bases: tuple[str, ...]
    message: str
    frames: tuple[Frame, ...]
    not_started: bool = False

    def is_a(self, *names: str) -> bool:
        """True if the exception is of one of these classes, by name."""
        return any(name in self.bases for name in names)


def describe_exception(error: BaseException, labels: Mapping[str, str]) -> Encoded:
    """Describes an exception as plain data. Runs in the process that holds the student's code.

    Args:
        error: what was raised.
        labels: for each file name that counts as the student's, the path that people see.
    """
    frames = []
    innermost, raising = "", ""
    for step, line in traceback.walk_tb(error.__traceback__):
        filename = step.f_code.co_filename
        innermost = filename
        if filename in labels:
            code = raising = linecache.getline(filename, line).strip()
            frames.append([labels[filename], line, step.f_code.co_name, code[:200]])
    message = _text_of(error)
    if isinstance(error, SyntaxError) and error.filename is not None and error.filename in labels:
        frames.append([labels[error.filename], error.lineno or 0, "", (error.text or "").strip()[:200]])
        message = error.msg
    return {
        "type": type(error).__name__,
        "bases": [base.__name__ for base in type(error).__mro__ if base is not object],
        "message": message[:_MAX_MESSAGE],
        "frames": frames[-_MAX_FRAMES:],
        # JAX raises it too, for a derivative without a rule, and hides its own frames.
        "not_started": isinstance(error, NotImplementedError) and innermost in labels and raising.startswith("raise"),
    }


def _text_of(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:  # the exception is the student's own class
        return ""


def read_raised(plain: Encoded) -> Raised:
    """Reads what `describe_exception` gave. It treats every byte as hostile.

    Raises:
        BadObservation: the data has another form.
    """
    match plain:
        case {
            "type": str(name),
            "bases": list(bases),
            "message": str(message),
            "frames": list(frames),
            "not_started": bool(not_started),
        } if len(bases) < 100 and len(frames) <= _MAX_FRAMES:
            texts = tuple(_clean(base, 100) for base in bases if isinstance(base, str))
            return Raised(
                _clean(name, 100), texts, _clean(message, _MAX_MESSAGE), tuple(map(_frame, frames)), not_started
            )
    raise BadObservation("not an exception's description")


def encode_raised(raised: Raised) -> Encoded:
    """Gives a description the form that `describe_exception` gives it."""
    return {
        "type": raised.type_name,
        "bases": list(raised.bases),
        "message": raised.message,
        "frames": [list(dataclasses.astuple(frame)) for frame in raised.frames],
        "not_started": raised.not_started,
    }


def _frame(plain: Any) -> Frame:
    match plain:
        case [str(path), int(line), str(function), str(code)]:
            return Frame(_clean(path, 200), line, _clean(function, 100), _clean(code, 200))
    raise BadObservation("not a frame")


def _clean(text: str, limit: int) -> str:
    return clean(text[:limit])
