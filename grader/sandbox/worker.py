"""One worker, from the judge's side: asking it, and ending it. Every byte that it sends is hostile."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import secrets
import signal
import socket
import struct
import time
from collections.abc import Iterable
from typing import Any

from grader import system
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

_CREDENTIALS = struct.Struct("3i")  # process, user and group id: see unix(7)


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
        self._is_ready = False
        self._pid = 0
        self._clock: int | None = None
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
        end = time.monotonic() + seconds
        try:
            with contextlib.suppress(OSError):
                self._connection.settimeout(max(seconds, 0.1))
            if not self._is_ready:
                self._wait_until_ready()
            wire.send(self._connection, {**request, "id": number})
            answer = wire.receive(self._connection, MAX_BYTES + 2**20, end - time.monotonic())
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

    def _wait_until_ready(self) -> None:
        """Waits for the one byte that a worker sends before it runs any student code.

        The kernel adds the sender's process id as the judge sees it, so nothing that the worker says is believed.
        """
        extra: list[tuple[int, int, bytes]] = []
        try:
            if system.NAME == "linux":
                byte, extra, _, _ = self._connection.recvmsg(1, socket.CMSG_SPACE(_CREDENTIALS.size))
            else:
                byte = self._connection.recv(1)
        except TimeoutError:
            raise DeadlineExceeded from None
        except OSError:
            raise ConnectionClosed from None
        if not byte:
            raise ConnectionClosed
        self._is_ready = True
        for level, kind, data in extra:
            if system.NAME == "linux" and (level, kind) == (socket.SOL_SOCKET, socket.SCM_CREDENTIALS):
                pid, _, _ = _CREDENTIALS.unpack(data)
                self._pid = max(pid, 0)  # 0: it cannot be seen from here
                self._clock = (~pid << 3) | 2 if pid > 0 else None  # as clock_getcpuclockid(3) makes it

    def cpu_seconds(self) -> float | None:
        """The CPU time of all the worker's threads, as the kernel charges it, or None if it cannot be read."""
        if system.NAME == "linux" and self._clock is not None and not self._ended:
            with contextlib.suppress(OSError):
                return time.clock_gettime(self._clock)
        return None

    def run_on(self, processors: Iterable[int]) -> None:
        """Restricts all the worker's threads to these processors, if this machine can."""
        if system.NAME == "linux" and self._pid and not self._ended:
            threads: list[str] = []
            with contextlib.suppress(OSError):
                threads = os.listdir(f"/proc/{self._pid}/task")
            for thread in threads:
                with contextlib.suppress(OSError):  # it may have ended since
                    os.sched_setaffinity(int(thread), processors)

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
