"""Every exception that the grader raises, as one tree.

```
GraderError
├── UsageError               exit code 2   something was wrong with what you gave
│   ├── UnknownName                        no chapter or exercise has this name
│   ├── NoCourse                           no course was found
│   ├── InputError                         the submission cannot be read
│   └── OutputError                        the report cannot be written or printed
├── CourseError              exit code 3   the course is at fault, never the student
├── MachineError             exit code 3   the machine is at fault
│   └── IsolationError                     the isolation tier is not available, leaks or fails
├── ObservationError                       raised while a check runs; the runner turns it into an outcome
│   ├── BadObservation (ValueError)        the value cannot cross the boundary, or the bytes are no observation
│   ├── StudentError                       the student's code raised
│   └── WorkerDied                         the worker ended, hung, or broke the protocol
├── CheckFailed (AssertionError)           a check's verdict: `failed`
├── CheckNotStarted                        a check's verdict: `not_started`
├── CheckSkipped                           a check's verdict: `skipped`
└── ConnectionFailed                       raised by the wire; callers turn it into one of the above
    ├── ConnectionClosed                   the other end closed the connection
    └── DeadlineExceeded                   nothing whole arrived in time
```

The command line catches `GraderError` in one place, prints its message as one line, and exits with its
exit code. Any other exception is a fault of the grader and exits with 3. `--debug` shows the traceback.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grader.messages import Fact
    from grader.pictures import Picture
    from grader.protocol.exceptions import Raised

__all__ = [
    "BadObservation",
    "CheckFailed",
    "CheckNotStarted",
    "CheckSkipped",
    "ConnectionClosed",
    "ConnectionFailed",
    "CourseError",
    "DeadlineExceeded",
    "GraderError",
    "InputError",
    "IsolationError",
    "MachineError",
    "NoCourse",
    "ObservationError",
    "OutputError",
    "StudentError",
    "UnknownName",
    "UsageError",
    "WorkerDied",
]


class GraderError(Exception):
    """The base of every exception that the grader raises."""

    exit_code = 3


class UsageError(GraderError):
    """Something was wrong with what a person gave to a command."""

    exit_code = 2


class UnknownName(UsageError):
    """No chapter or exercise has this name. The message suggests the nearest one."""


class NoCourse(UsageError):
    """No course was found in the folder, above it, or beside the package."""


class InputError(UsageError):
    """The submission cannot be read. One sentence says what was expected, what was found, and what to do."""


class OutputError(UsageError):
    """The report cannot be written, or the table cannot be printed."""


class CourseError(GraderError):
    """The course is at fault, never the student. The check's outcome is `error`."""


class MachineError(GraderError):
    """The machine is at fault, never the student. The check's outcome is `error`."""


class IsolationError(MachineError):
    """The isolation tier is not available here, or it let the canary through."""


class ObservationError(GraderError):
    """An observation could not be made. It never leaves a run of a check."""


class BadObservation(ObservationError, ValueError):
    """The value cannot cross the boundary, or the bytes are not an observation."""


class StudentError(ObservationError):
    """The student's code raised in the worker.

    Args:
        raised: the student's exception, as plain data.
        printed: the text that the student's code printed before it.
    """

    def __init__(self, raised: Raised, printed: str = "") -> None:
        self.raised = raised
        self.printed = printed
        super().__init__(f"{raised.type_name}: {raised.message}")


class WorkerDied(ObservationError):
    """The worker ended, hung, or broke the protocol while it ran a check.

    Args:
        cause: one sentence for the student.
    """


class CheckFailed(GraderError, AssertionError):
    """A check's verdict against the student's code.

    Args:
        facts: pairs of label and text, such as `("expected", "float32[3]")`. Facts without text are dropped.
        symptom: a sentence about the mistake, for want of a known one.
        pictures: of what was expected and what came.
    """

    def __init__(self, *facts: Fact, symptom: str = "", pictures: Iterable[Picture] = ()) -> None:
        self.symptom = symptom
        self.pictures = tuple(pictures)
        self.facts: tuple[Fact, ...] = tuple((label, text) for label, text in facts if text)
        super().__init__("\n".join(f"{label}  {text}".strip() for label, text in self.facts))


class CheckNotStarted(GraderError):
    """The student has not begun what the check asks for."""


class CheckSkipped(GraderError):
    """The check was not measured, and its points are left open. The message says why."""


class ConnectionFailed(GraderError):
    """A frame could not be sent or received."""


class ConnectionClosed(ConnectionFailed):
    """The other end closed the connection."""


class DeadlineExceeded(ConnectionFailed):
    """Nothing whole arrived in time."""
