"""The contract that `observe` rests on.

A check reaches student code only through a boundary. There are two: `InProcess`, for a student's own
pytest, and `Isolated`, for grading. The same check serves both.
"""

from __future__ import annotations

import abc
import contextlib
import contextvars
import dataclasses
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Self

from grader.errors import CourseError

if TYPE_CHECKING:  # listing a course imports this module, and must not import NumPy
    from grader.pictures import Picture
    from grader.protocol.codec import Encoded
    from grader.protocol.exceptions import Raised

__all__ = ["Boundary", "Timed", "activate", "active_answers", "active_boundary", "observe", "run_trusted"]

Thunk = Callable[[], Any]


@dataclasses.dataclass(frozen=True)
class Timed:
    """An answer, and what it cost.

    Attributes:
        answer: what was answered.
        wall_seconds: by the judge's own clock.
        cpu_seconds: CPU time that the kernel charged to the process meanwhile, by all its threads. It does not
            stretch if the machine is busy. None if it cannot be read here.
    """

    answer: Any
    wall_seconds: float
    cpu_seconds: float | None

    @property
    def seconds(self) -> float:
        """CPU time if it is known, and wall time otherwise."""
        return self.wall_seconds if self.cpu_seconds is None else self.cpu_seconds


class Boundary(abc.ABC):
    """The place where thunks are evaluated, for one version of one stub.

    Attributes:
        observations: the recorded observations of the current check. Pitfalls are told apart by them.
        has_observed: True once the current check has met data of the student's code, recorded or not.
        printed: the text that the student's code printed during the current check.
        remarks: sentences for the result of the current check, even if it passes.
        pictures: the same for pictures.
        tick: seconds after which the kernel has charged all that was computed. 0 for a process that reads its own.
    """

    tick = 0.0

    def __init__(self) -> None:
        self.observations: list[Encoded] = []
        self.has_observed = False
        self.printed = ""
        self.remarks: list[str] = []
        self.pictures: list[Picture] = []
        self.answers: list[Any] = []

    def begin_check(self) -> None:
        """Starts a check: forgets the observations of the last one, and sets its time limit anew."""
        self.observations = []
        self.has_observed = False
        self.printed = ""
        self.remarks = []
        self.pictures = []
        self.answers = []

    @abc.abstractmethod
    def observe(self, thunk: Thunk, *, record: bool = True) -> Any:
        """Evaluates a thunk in the process that holds the student's code.

        Args:
            thunk: a function without parameters.
            record: keep the observation, to compare it with the pitfalls'. Exceptions are always kept.

        Returns:
            What the thunk returned, as an observation.

        Raises:
            Exception: whatever the student's code raised, or StudentError in a grading judge.
            WorkerDied: the worker ended, hung, or broke the protocol.
        """

    @abc.abstractmethod
    def run_trusted(self, thunk: Thunk) -> Any:
        """Evaluates a thunk of the course in a process that never ran a student's Python.

        (In a student's own pytest there is only one process.)

        Raises:
            CourseError: the thunk raised.
        """

    @abc.abstractmethod
    def run_program(self, exported: bytes, thunk: Thunk) -> Any:
        """Evaluates a thunk that reads or runs an exported program, in a process that never ran a student's Python.

        The program is hostile. So its process has met no other program, and nothing that is trusted.

        Args:
            exported: the program. Thunks of one program may share a process.
            thunk: a function without parameters.
        """

    @abc.abstractmethod
    def prepare(self, thunk: Thunk) -> Callable[[], Timed]:
        """Prepares a timed `observe`: the callable evaluates the thunk and does nothing else.

        Its answer is not decoded yet.
        """

    @abc.abstractmethod
    def prepare_trusted(self, thunk: Thunk) -> Callable[[], Timed]:
        """Prepares a timed `run_trusted`."""

    @abc.abstractmethod
    def cpu_seconds(self, *, trusted: bool) -> float | None:
        """The CPU time that was charged to the student's process so far, or to that of `run_trusted`.

        None if it cannot be read, or if there is no such process yet.
        """

    def time(self, ask: Callable[[], Any], *, trusted: bool) -> Timed:
        """Asks, and measures what the answer costs the student's process, or that of `run_trusted`.

        In grading, the two share one processor until the check ends. So what they cost can be compared. The clean
        worker compiles anew meanwhile, whatever JAX's compilation cache holds.

        Args:
            ask: calls a method of this boundary.
            trusted: `ask` calls `run_trusted`.
        """
        before, start = self.cpu_seconds(trusted=trusted), time.perf_counter()
        answer = ask()
        wall_seconds = time.perf_counter() - start
        time.sleep(self.tick)
        after = self.cpu_seconds(trusted=trusted)
        return Timed(answer, wall_seconds, None if before is None or after is None else after - before)

    @abc.abstractmethod
    def describe_exception(self, error: BaseException) -> Raised | None:
        """Describes an exception of the student's code, or None if it is the course's or the machine's."""

    @abc.abstractmethod
    def close(self) -> None:
        """Ends everything that the boundary started."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_active: contextvars.ContextVar[Boundary | None] = contextvars.ContextVar("boundary", default=None)


def active_boundary() -> Boundary:
    """Returns the boundary of the check that runs now.

    Raises:
        CourseError: no check runs.
    """
    boundary = _active.get()
    if boundary is None:
        raise CourseError("observe works inside a check; run it with pytest or grader")
    return boundary


def active_answers() -> list[Any]:
    """Returns the right answers of the check so far, a list to add to. An empty one outside of a check."""
    boundary = _active.get()
    return [] if boundary is None else boundary.answers


@contextlib.contextmanager
def activate(boundary: Boundary) -> Iterator[Boundary]:
    """Makes a boundary the one that `observe` uses, until the block ends."""
    token = _active.set(boundary)
    try:
        yield boundary
    finally:
        _active.reset(token)


def observe(thunk: Thunk) -> Any:
    """Evaluates a thunk in the process that holds the student's code, and returns the result as plain data.

    Arrays come back as NumPy arrays that also know their `array_type` (jax or numpy) and `weak_type`.
    Containers come back as they are. NamedTuples, dataclasses and registered pytree nodes come back as
    `Node`, typed keys as `KeyData`. A thunk carries inputs and never expected values.

    Args:
        thunk: a function without parameters, usually a lambda.

    Raises:
        Exception: whatever the student's code raised, or StudentError in a grading judge.
    """
    return active_boundary().observe(thunk)


def run_trusted(thunk: Thunk) -> Any:
    """Evaluates a thunk of the course in a process that never ran a student's Python."""
    return active_boundary().run_trusted(thunk)
