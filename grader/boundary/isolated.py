"""The boundary when grading: thunks go to a worker, plain data comes back.

A worker that dies, hangs or babbles costs the check that it ran, and the next check gets a new one.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from typing import Any

from grader.boundary import wire
from grader.boundary.codec import BadObservation, Plain, decode
from grader.boundary.failures import Raised, StudentError, WorkerDied
from grader.boundary.modules import StubFile
from grader.boundary.workers import Limits, Worker, Workers
from grader.messages import CourseError

__all__ = ["Isolated"]


class Isolated:
    """Evaluates thunks in a worker that holds one exercise of one submission.

    Args:
        workers: what starts workers.
        stub: the submission's file.
        limits: what a check may use.
    """

    def __init__(self, workers: Workers, stub: StubFile, limits: Limits) -> None:
        self._workers = workers
        self._stub = stub
        self._limits = limits
        self._student: Worker | None = None
        self._clean: Worker | None = None
        self._fatal: str | None = None
        self._left = limits.seconds
        self.log: list[Plain] = []

    def close(self) -> None:
        """Ends the workers."""
        for worker in (self._student, self._clean):
            if worker is not None:
                worker.end()
        self._student = self._clean = None

    def begin(self) -> None:
        """Starts a check: its time limit begins anew."""
        self._left = self._limits.seconds

    def observe(self, thunk: Callable[[], Any]) -> Any:
        try:
            plain = self._run(thunk, student=True)
            value = decode(plain)
        except StudentError as error:
            self.log.append({"raised": _plain(error.raised)})
            raise
        except BadObservation as error:
            self._drop(student=True)
            raise WorkerDied(f"its answer could not be read ({error})") from None
        self.log.append(plain)
        return value

    def compute(self, thunk: Callable[[], Any]) -> Any:
        return decode(self._run(thunk, student=False))

    def ready(self, thunk: Callable[[], Any], *, student: bool) -> Callable[[], Any]:
        request = {"do": "observe", "thunk": self._pickled(thunk)}
        return lambda: self._ask(request, student)

    def _run(self, thunk: Callable[[], Any], *, student: bool) -> Plain:
        return self._ask({"do": "observe", "thunk": self._pickled(thunk)}, student)

    def _pickled(self, thunk: Callable[[], Any]) -> bytes:
        try:
            return wire.to_bytes(thunk)
        except Exception as error:
            raise CourseError(f"a thunk cannot be sent to a worker: {error}") from error

    def _ask(self, request: dict[str, Any], student: bool) -> Any:
        worker = self._worker(student)
        start = time.monotonic()
        try:
            return worker.ask(request, max(self._left, 0.0))
        except (WorkerDied, CourseError):
            self._drop(student)
            raise
        finally:
            self._left -= time.monotonic() - start

    def _drop(self, student: bool) -> None:
        worker = self._student if student else self._clean
        if student:
            self._student = None
        else:
            self._clean = None
        if worker is not None:
            worker.end()

    def _worker(self, student: bool) -> Worker:
        for which, worker in ((True, self._student), (False, self._clean)):
            if worker is not None and worker.lost:
                self._drop(which)
        if not student:
            if self._clean is None:
                self._clean = Worker(self._workers, self._limits)
            return self._clean
        if self._fatal is not None:
            raise WorkerDied(self._fatal)
        if self._student is None:
            worker = Worker(self._workers, self._limits)
            try:
                worker.ask({"do": "load", "stub": dataclasses.asdict(self._stub)}, self._limits.seconds)
            except (WorkerDied, StudentError) as error:
                # It would do the same again before every check, each time at the full limit.
                worker.end()
                self._fatal = f"while the file was imported, {error}"
                raise WorkerDied(self._fatal) from None
            self._student = worker
        return self._student


def _plain(raised: Raised) -> Plain:
    """A description in the form in which `describe_exception` gives it, for comparison."""
    return {
        "type": raised.type_name,
        "bases": list(raised.bases),
        "message": raised.message,
        "frames": [list(dataclasses.astuple(frame)) for frame in raised.frames],
        "not_started": raised.not_started,
    }
