"""The boundary of grading: thunks go to a worker, and plain data comes back.

A worker that dies, hangs or breaks the protocol costs the check that it ran. The next check gets a new one.
"""

from __future__ import annotations

import dataclasses
import random
import time
from collections.abc import Callable, Iterable
from typing import Any

from grader import system
from grader.boundary.contract import Boundary, Timed
from grader.errors import BadObservation, CourseError, MachineError, StudentError, WorkerDied
from grader.protocol.codec import Budget, Encoded, decode
from grader.protocol.exceptions import Raised, encode_raised
from grader.protocol.stand_ins import StubFile
from grader.protocol.wire import pickle_thunk
from grader.results import MAX_PRINTED
from grader.sandbox.fork_server import ForkServer, Limits
from grader.sandbox.worker import Answer, Worker

__all__ = ["Isolated"]

_ANSWERS = 4
"""A check keeps what it observes. In all, that is so many answers of the largest size."""

_ALL_ITS_TIME = 0.9
"""The part of a check's time that a file may ask for to be loaded. The judge has used some before."""


class Isolated(Boundary):
    """Evaluates thunks in a worker that holds one exercise of one submission.

    Args:
        server: the fork server that starts workers.
        stub: the submission's file.
        limits: the limits of one check.
    """

    tick = 0.011  # a thread that runs in another process is charged at the kernel's ticks: each 10 ms at 100 Hz

    def __init__(self, server: ForkServer, stub: StubFile, limits: Limits) -> None:
        super().__init__()
        self._deadline = _Deadline(limits.seconds)
        self._student = _WorkerSlot(server, limits, self._deadline, stub)
        self._programs = _WorkerSlot(server, dataclasses.replace(limits, trust=1), self._deadline)
        self._references = _WorkerSlot(server, dataclasses.replace(limits, trust=2), self._deadline)
        self._program = b""
        self._processor: int | None = None  # on which both sides of this check are timed
        self._budget = Budget(_ANSWERS)
        self._is_timed = False

    def begin_check(self) -> None:
        super().begin_check()
        self._deadline.set_anew()
        self._budget = Budget(_ANSWERS)
        self._programs.end_worker()
        if self._processor is not None:
            self._processor = None
            for slot in (self._student, self._references):
                slot.run_on(set(system.processors()))

    def observe(self, thunk: Callable[[], Any], *, record: bool = True) -> Any:
        try:
            encoded = self._ask_student(_request(thunk))
            value = decode(encoded, self._budget)
        except StudentError as error:
            self.observations.append({"raised": encode_raised(error.raised)})
            raise
        except BadObservation as error:
            self._student.end_worker()
            raise WorkerDied(f"its answer could not be read ({error})") from None
        if record:
            self.observations.append(encoded)
        return value

    def run_trusted(self, thunk: Callable[[], Any]) -> Any:
        return decode(self._ask_references(_request(thunk)))

    def run_program(self, exported: bytes, thunk: Callable[[], Any]) -> Any:
        if exported != self._program:
            self._programs.end_worker()
            self._program = exported
        try:
            return decode(self._programs.ask(_request(thunk)).value, self._budget)
        except BadObservation as error:  # the program may have taken over its process
            self._programs.end_worker()
            raise WorkerDied(f"its answer could not be read ({error})") from None

    def prepare(self, thunk: Callable[[], Any]) -> Callable[[], Timed]:
        request = _request(thunk)
        return lambda: self.time(lambda: self._ask_student(request), trusted=False)

    def prepare_trusted(self, thunk: Callable[[], Any]) -> Callable[[], Timed]:
        request = _request(thunk)
        return lambda: self.time(lambda: self._ask_references(request), trusted=True)

    def cpu_seconds(self, *, trusted: bool) -> float | None:
        return (self._references if trusted else self._student).cpu_seconds()

    def time(self, ask: Callable[[], Any], *, trusted: bool) -> Timed:
        if system.NAME == "linux":
            # A processor may be half as fast as the next one, for as long as another machine shares its core.
            if self._processor is None:
                self._processor = random.choice(list(system.processors()))
            for slot in (self._student, self._references):
                slot.run_on({self._processor})
        self._is_timed = True
        try:
            return super().time(ask, trusted=trusted)
        finally:
            self._is_timed = False

    def describe_exception(self, error: BaseException) -> Raised | None:
        return error.raised if isinstance(error, StudentError) else None

    def close(self) -> None:
        self._student.end_worker()
        self._references.end_worker()
        self._programs.end_worker()

    def _ask_student(self, request: dict[str, Any]) -> Encoded:
        self.has_observed = True  # an exception and a death are the student's too
        try:
            answer = self._student.ask(request)
        except StudentError as error:
            self._add_printed(error.printed)
            raise
        self._add_printed(answer.printed)
        return answer.value

    def _ask_references(self, request: dict[str, Any]) -> Encoded:
        try:
            # What the clock sees of a reference is a compilation. A student's worker may read the compilation cache
            # even then: it holds none of the programs that are drawn at random.
            return self._references.ask({**request, "do": "time"} if self._is_timed else request).value
        except StudentError as error:  # of the course's own code: this worker has met no other
            raised = error.raised
            raise CourseError(f"a reference raised {raised.type_name}: {raised.message[:300]}") from None

    def _add_printed(self, text: str) -> None:
        self.printed = (self.printed + text)[:MAX_PRINTED]


class _Deadline:
    """The end of the current check's wall time. The judge's own work counts too, because answers cause it."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.set_anew()

    def set_anew(self) -> None:
        """Gives all the time to a new check."""
        self._end = time.monotonic() + self.limit

    @property
    def left(self) -> float:
        """Seconds that are left, or 0."""
        return max(self._end - time.monotonic(), 0.0)


class _WorkerSlot:
    """A worker that is started when it is first asked, and again after it was lost.

    Args:
        server: the fork server that starts it.
        limits: the limits of one check.
        deadline: of the current check.
        stub: the student's file that it loads. None for a clean worker.
    """

    def __init__(self, server: ForkServer, limits: Limits, deadline: _Deadline, stub: StubFile | None = None) -> None:
        self._server, self._limits, self._deadline, self._stub = server, limits, deadline, stub
        self._worker: Worker | None = None
        self._unloadable: str | None = None

    def ask(self, request: dict[str, Any]) -> Answer:
        if not self._deadline.left:
            raise WorkerDied(f"your code did not finish within {self._deadline.limit:g} s")
        worker = self._ready_worker()
        try:
            return worker.ask(request, self._deadline.left)
        except (WorkerDied, MachineError):
            self.end_worker()
            raise
        except MemoryError:
            self.end_worker()
            raise WorkerDied("its answer could not be read (it takes more memory than the judge has)") from None

    def cpu_seconds(self) -> float | None:
        """The CPU time that the kernel has charged to the worker, or None if it cannot be read."""
        return self._worker.cpu_seconds() if self._worker is not None else None

    def run_on(self, processors: Iterable[int]) -> None:
        """Restricts the worker to these processors."""
        if self._worker is not None:
            self._worker.run_on(processors)

    def end_worker(self) -> None:
        """Ends the worker."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()

    def _ready_worker(self) -> Worker:
        if self._worker is not None and self._worker.is_orphaned:
            self.end_worker()
        if self._worker is None:
            self._worker = self._start()
        return self._worker

    def _start(self) -> Worker:
        if self._unloadable is not None:
            raise WorkerDied(self._unloadable)
        worker = Worker(self._server, self._limits)
        if self._stub is None:
            return worker
        had_its_time = self._deadline.left >= _ALL_ITS_TIME * self._deadline.limit
        try:
            worker.ask({"do": "load", "stub": dataclasses.asdict(self._stub)}, self._deadline.left)
        except (WorkerDied, StudentError) as error:
            worker.end()
            reason = f"while the file was imported, {error}"
            if had_its_time:  # the file would do the same before every check
                self._unloadable = reason
            raise WorkerDied(reason) from None
        except MachineError:
            worker.end()
            raise
        return worker


def _request(thunk: Callable[[], Any]) -> dict[str, Any]:
    try:
        return {"do": "observe", "thunk": pickle_thunk(thunk)}
    except (CourseError, MemoryError):  # memory: of what a student's code answered
        raise
    except Exception as error:
        raise CourseError(f"a thunk cannot be sent to a worker: {error}") from error
