"""The boundary of a student's own pytest: the thunk is called right here, debuggers and all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from grader.boundary.codec import Plain, decode, encode
from grader.boundary.failures import Raised, describe_exception, read_raised

__all__ = ["InProcess"]


class InProcess:
    """Evaluates thunks in this process.

    Args:
        labels: for each file name that counts as the student's, the path that people see.
    """

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.labels = labels
        self.log: list[Plain] = []
        self._failure: BaseException | None = None

    def observe(self, thunk: Callable[[], Any]) -> Any:
        # Through the codec and back, so that a check sees here what it will see when grading.
        try:
            plain = encode(thunk())
        except BaseException as error:
            self._failure = error
            self.log.append({"raised": describe_exception(error, self.labels)})
            raise
        self.log.append(plain)
        return decode(plain)

    def compute(self, thunk: Callable[[], Any]) -> Any:
        return decode(encode(thunk()))

    def ready(self, thunk: Callable[[], Any], *, student: bool) -> Callable[[], Any]:
        def run() -> Plain:
            try:
                return encode(thunk())
            except BaseException as error:
                if student:
                    self._failure = error
                raise

        return run

    def raised(self, error: BaseException) -> Raised | None:
        """What the student's code raised, where `error` is that; None where it is the course's."""
        if error is self._failure:
            return read_raised(describe_exception(error, self.labels))
        return None
