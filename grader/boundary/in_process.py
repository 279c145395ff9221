"""The boundary of a student's own pytest: thunks are called right here, debuggers and all."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping
from typing import Any

from grader import system
from grader.boundary.contract import Boundary, Timed
from grader.boundary.watchdog import Watchdog
from grader.errors import CourseError, MachineError
from grader.protocol.codec import decode, encode
from grader.protocol.exceptions import Raised, describe_exception, read_raised
from grader.protocol.settings import settings_put_back
from grader.sandbox.compiled import compiling_anew

__all__ = ["InProcess"]


class InProcess(Boundary):
    """Evaluates thunks in this process.

    Args:
        labels: for each file name that counts as the student's, the path that people see.
        watchdog: ends what takes too long. By default, nothing is limited.
    """

    def __init__(self, labels: Mapping[str, str], watchdog: Watchdog | None = None) -> None:
        super().__init__()
        self._labels = labels
        self._watchdog = watchdog
        self._student_error: BaseException | None = None

    def begin_check(self) -> None:
        super().begin_check()
        if self._watchdog is not None:
            self._watchdog.set_anew()

    def observe(self, thunk: Callable[[], Any], *, record: bool = True) -> Any:
        # Through the codec and back, so that a check sees the same here as in grading.
        try:
            with settings_put_back(), self._limited():
                encoded = encode(thunk())
        except BaseException as error:
            self._student_error = error
            self.observations.append({"raised": describe_exception(error, self._labels)})
            raise
        finally:
            self.has_observed = True
        if record:
            self.observations.append(encoded)
        return decode(encoded)

    def run_trusted(self, thunk: Callable[[], Any]) -> Any:
        return decode(encode(_call_reference(thunk)))

    def run_program(self, exported: bytes, thunk: Callable[[], Any]) -> Any:
        with self._limited():
            return decode(encode(thunk()))

    def prepare(self, thunk: Callable[[], Any]) -> Callable[[], Timed]:
        def run() -> Timed:
            try:
                with settings_put_back(), self._limited():
                    return self.time(lambda: encode(thunk()), trusted=False)
            except BaseException as error:
                self._student_error = error
                raise
            finally:
                self.has_observed = True

        return run

    def prepare_trusted(self, thunk: Callable[[], Any]) -> Callable[[], Timed]:
        return lambda: self.time(lambda: encode(_call_reference(thunk)), trusted=True)

    def time(self, ask: Callable[[], Any], *, trusted: bool) -> Timed:
        with compiling_anew():
            return super().time(ask, trusted=trusted)

    def cpu_seconds(self, *, trusted: bool) -> float | None:
        # Windows charges CPU time in steps of 16 ms.
        return None if system.NAME == "windows" else time.process_time()

    def describe_exception(self, error: BaseException) -> Raised | None:
        if error is not self._student_error or isinstance(error, MachineError):  # no student's code raises that
            return None
        return read_raised(describe_exception(error, self._labels))

    def close(self) -> None:
        self._student_error = None

    def _limited(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext() if self._watchdog is None else self._watchdog.watch()


def _call_reference(thunk: Callable[[], Any]) -> Any:
    try:
        return thunk()
    except Exception as error:
        raise CourseError(f"a reference raised {type(error).__name__}: {error}") from error
