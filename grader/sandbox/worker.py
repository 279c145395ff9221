"""One worker, from the judge's side: asking it, and ending it. Every byte that it sends is hostile."""

from __future__ import annotations

import contextlib
import dataclasses
import secrets
import signal
from typing import Any

from grader.errors import (
    BadObservation,
    ConnectionClosed,
    DeadlineExceeded,
    MachineError,
    StudentError,
    WorkerDied,
)
from grader.messages import clean
from grader.protocol import wire
from grader.protocol.codec import MAX_BYTES, Encoded
from grader.protocol.exceptions import read_raised
from grader.results import MAX_PRINTED
from grader.sandbox.fork_server import ForkServer, Limits

__all__ = ["Answer", "Worker"]


@dataclasses.dataclass(frozen=True)
class Answer:
    """A worker's answer, not decoded yet, and the text that was printed meanwhile."""

    value: Encoded
    printed: str


class Worker:
    """The judge's side of one worker.

    Args:
        server: the fork server that starts it.
        limits: the limits of one check.
    """

    def __init__(self, server: ForkServer, limits: Limits) -> None:
        self._server = server
        self._limits = limits
        self._connection, self._number = server.spawn(limits)
        self._generation = server.generation
        self._status: int | None = None
        self._ended = False

    def ask(self, request: dict[str, Any], seconds: float) -> Answer:
        """Sends a request and waits for its answer, `seconds` at most.

        Raises:
            StudentError: the student's code raised.
            WorkerDied: there is no worker any more.
            MachineError: the fork server stopped, and its workers with it.
        """
        number = secrets.randbits(62)  # an answer to a question not yet asked would have to guess it
        try:
            with contextlib.suppress(OSError):
                self._connection.settimeout(max(seconds, 0.1))
            wire.send(self._connection, {**request, "id": number})
            answer = wire.receive(self._connection, MAX_BYTES + 2**20, seconds)
            return _read_answer(answer, number)
        except DeadlineExceeded:
            self.end()
            raise WorkerDied(f"your code did not finish within {self._limits.seconds:g} s") from None
        except ConnectionClosed:
            status = self.end()
            if status is None:
                raise MachineError("the fork server stopped, and its workers with it") from None
            raise WorkerDied(self._cause(status)) from None
        except BadObservation as error:
            self.end()
            raise WorkerDied(f"its answer could not be read ({error})") from None

    @property
    def is_orphaned(self) -> bool:
        """True if its fork server is gone, and the worker with it."""
        return self._server.generation != self._generation

    def end(self) -> int | None:
        """Kills the worker and everything that it started. Returns its exit status, or None if nobody knows it."""
        if not self._ended:
            self._ended = True
            self._connection.close()
            if not self.is_orphaned:  # the next fork server may have given its number to another worker
                with contextlib.suppress(MachineError):
                    self._status = self._server.reap(self._number)
        return self._status

    def _cause(self, status: int) -> str:
        if status >= 0:
            return f"your code ended the Python process (exit status {status})"
        name = signal.Signals(-status).name if -status in set(signal.Signals) else f"signal {-status}"
        if name == "SIGKILL":
            return f"the process was killed ({name}); the limit on memory is {self._limits.memory // 2**20} MiB"
        return f"your code crashed the Python process ({name})"


def _read_answer(answer: Any, number: int) -> Answer:
    match answer:
        case {"id": int(found), "printed": str(printed), **rest} if found == number and len(printed) <= MAX_PRINTED:
            match rest:
                case {"value": value, **more} if not more:
                    return Answer(value, clean(printed))
                case {"raised": raised, **more} if not more:
                    raise StudentError(read_raised(raised), clean(printed))
    raise BadObservation("not an answer to what was asked")
