"""Processes for student code: starting them, asking them, ending them. The judge's side of it.

A worker's every byte is hostile. `worker.py` is what runs on the other side.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader.boundary import sandbox, wire
from grader.boundary.cgroups import Group, Groups, groups
from grader.boundary.codec import MAX_BYTES, BadObservation
from grader.boundary.failures import StudentError, WorkerDied, read_raised
from grader.messages import CourseError

__all__ = ["Limits", "Worker", "Workers"]

_START_SECONDS = 120.0  # a cold disk and a busy machine: JAX is a large import
_ANSWER_SECONDS = 30.0
# Windows has no fork, and on macOS the system's own libraries do not survive one.
_FORKS = sys.platform.startswith("linux")


@dataclasses.dataclass(frozen=True)
class Limits:
    """What one check may use.

    Attributes:
        seconds: wall time in the worker.
        memory: bytes, above what a worker with a ready backend holds.
    """

    seconds: float = 20.0
    memory: int = 2 * 2**30


class Workers:
    """Starts and ends workers: one parent process that forks them, at one tier.

    Args:
        tier: `namespaces`, `user` or `none`.
    """

    def __init__(self, tier: str) -> None:
        self.tier = tier
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._ready = False
        self._parent: subprocess.Popen[bytes] | None = None
        self._cold: dict[int, subprocess.Popen[bytes]] = {}
        self._groups: dict[int, Group] = {}
        try:
            self._scratch = tempfile.TemporaryDirectory(prefix="jax101-", ignore_cleanup_errors=True)
        except OSError as error:
            raise CourseError(f"no folder for temporary files can be made: {error}") from None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the parent and, with it, every worker."""
        with self._lock:
            self._hang_up()
            for process in self._cold.values():
                sandbox.kill_tree(process.pid)
                process.wait()
            self._cold.clear()
        self._scratch.cleanup()

    def _hang_up(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
            self._ready = False
        if self._parent is not None:
            self._kill_parent()
            self._parent.wait()
            if self._parent.stderr is not None:
                self._parent.stderr.close()
            self._parent = None
        for group in self._groups.values():  # its workers fell with it
            group.close()
        self._groups.clear()

    def _kill_parent(self) -> None:
        assert self._parent is not None
        if self.tier == "none":
            sandbox.kill_tree(self._parent.pid)
        if _FORKS:
            # bubblewrap's child too: where bubblewrap fell before it let it go, it waits for ever.
            with contextlib.suppress(OSError):
                os.killpg(self._parent.pid, signal.SIGKILL)
        self._parent.kill()

    def start(self) -> None:
        """Starts the parent early, so that its imports overlap with the judge's own.

        Raises:
            CourseError: it cannot be started.
        """
        with self._lock:
            if self._parent is None and _FORKS:
                self._launch()

    def _launch(self) -> None:
        ours, theirs = socket.socketpair()
        try:
            self._parent = subprocess.Popen(
                sandbox.parent_command(self.tier, theirs.fileno()),
                pass_fds=[theirs.fileno()],
                env=sandbox.clean_environment(sandbox.SCRATCH if self.tier == "namespaces" else self._scratch.name),
                cwd=self._scratch.name,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE if not os.environ.get("JAX101_DEBUG") else None,
                start_new_session=True,
                **sandbox.other_user(self.tier),
            )
        except OSError as error:
            ours.close()
            raise CourseError(f"the workers' parent could not be started: {error}") from None
        finally:
            theirs.close()
        self._control = ours

    def _ask(self, request: dict[str, Any], descriptors: Sequence[int] = ()) -> dict[str, Any]:
        """One request to the parent, which is trusted: it never runs a student's Python."""
        if self._parent is None:
            self._launch()
        assert self._control is not None
        try:
            if not self._ready:
                wire.receive(self._control, MAX_BYTES, _START_SECONDS)
                self._ready = True
            socket.send_fds(self._control, [b"!"], descriptors)
            wire.send(self._control, request)
            answer: dict[str, Any] = wire.receive(self._control, MAX_BYTES, _ANSWER_SECONDS)
            return answer
        except (wire.Closed, wire.TooSlow, BadObservation, OSError) as error:
            said = self._last_words()
            self._hang_up()
            raise CourseError(f"the workers' parent stopped ({type(error).__name__}). {said}".strip()) from None

    def _last_words(self) -> str:
        if self._parent is None or self._parent.stderr is None:
            return ""
        self._kill_parent()
        lines = self._parent.stderr.read(100_000).decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    def spawn(self, limits: Limits) -> tuple[socket.socket, int]:
        """A new worker: the judge's end of its socket, and its number.

        Raises:
            CourseError: none can be started.
        """
        if not _FORKS:
            return self._spawn_cold()
        ours, theirs = socket.socketpair()
        group = None
        with self._lock, theirs:
            try:
                group = self._new_group(limits)
                doors = group.doors if group else []
                answer = self._ask({"do": "spawn", "limits": {"memory": limits.memory}}, [theirs.fileno(), *doors])
                number = int(answer["worker"])
            except BaseException:
                ours.close()
                if group:
                    group.close()
                raise
            if group:
                self._groups[number] = group
            return ours, number

    def _new_group(self, limits: Limits) -> Group | None:
        made = groups() if self.tier != "none" else ""
        if not isinstance(made, Groups):
            return None
        try:
            # Above the limits of the process itself, whose breach the student's code sees as a MemoryError.
            return made.make(limits.memory + sandbox.ROOM, sandbox.THREADS)
        except OSError as error:
            raise CourseError(f"a worker's control group cannot be made: {error}") from None

    def _spawn_cold(self) -> tuple[socket.socket, int]:
        """Without fork (Windows, macOS): a fresh interpreter, which connects back and shows that it is ours."""
        token = secrets.token_bytes(16)
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(_START_SECONDS)
            home, port = str(Path(__file__).resolve().parent.parent.parent), server.getsockname()[1]
            start = (
                f"import sys; sys.path.insert(0, {home!r}); import grader.checks; "
                f"from grader.boundary.worker import connect_main; connect_main({port}, {token.hex()!r})"
            )
            process = subprocess.Popen(
                [sys.executable, "-I", "-c", start],
                env=sandbox.clean_environment(self._scratch.name),
                cwd=self._scratch.name,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            self._cold[process.pid] = process
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    connection.settimeout(5)
                    if connection.recv(len(token), socket.MSG_WAITALL) == token:
                        connection.settimeout(None)
                        return connection, process.pid
                    connection.close()
        raise CourseError("a worker could not be started")

    @property
    def parent(self) -> object:
        """Whose workers those of now are; another one once it had to be started anew."""
        return self._parent

    def reap(self, worker: int) -> int:
        """Ends a worker and all that it started. Returns its exit status, negative for a signal.

        Raises:
            CourseError: the parent is gone.
        """
        if worker in self._cold:
            process = self._cold.pop(worker)
            with contextlib.suppress(subprocess.TimeoutExpired):
                return process.wait(0.2)
            sandbox.kill_tree(worker)
            return process.wait()
        with self._lock:
            group = self._groups.pop(worker, None)
            try:
                if self._parent is None:
                    raise CourseError("the workers' parent stopped")
                return int(self._ask({"do": "reap", "worker": worker})["status"])
            finally:
                if group:
                    group.close()


class Worker:
    """The judge's side of one worker."""

    def __init__(self, workers: Workers, limits: Limits) -> None:
        self._workers = workers
        self._limits = limits
        self._connection, self._number = workers.spawn(limits)
        self._parent = workers.parent
        self._status: int | None = None
        self._ended = False

    def ask(self, request: dict[str, Any], seconds: float) -> Any:
        """Sends a request and returns the decoded answer's plain value.

        Raises:
            StudentError: the student's code raised.
            WorkerDied: there is no worker any more.
        """
        number = secrets.randbits(62)  # answers to questions not yet asked would have to guess it
        try:
            with contextlib.suppress(OSError):
                self._connection.settimeout(max(seconds, 0.1))
            wire.send(self._connection, {**request, "id": number})
            answer = wire.receive(self._connection, MAX_BYTES + 2**20, seconds)
            match answer:
                case {"id": int(found), "value": plain, **rest} if found == number and not rest:
                    return plain
                case {"id": int(found), "raised": plain, **rest} if found == number and not rest:
                    raise StudentError(read_raised(plain))
            raise BadObservation("not an answer to what was asked")
        except wire.TooSlow:
            self.end()
            raise WorkerDied(f"it ran past the limit of {self._limits.seconds:g} s") from None
        except wire.Closed:
            status = self.end()
            if status is None:
                raise CourseError("the workers' parent stopped, and its workers with it") from None
            raise WorkerDied(self._cause(status)) from None
        except BadObservation as error:
            self.end()
            raise WorkerDied(f"its answer could not be read ({error})") from None

    @property
    def lost(self) -> bool:
        """Whether its parent is gone, and it with it."""
        return self._workers.parent is not self._parent

    def end(self) -> int | None:
        """Kills the worker and all that it started; returns its exit status, None where nobody knows it."""
        if not self._ended:
            self._ended = True
            self._connection.close()
            if not self.lost:  # in the next parent its number is another's
                with contextlib.suppress(CourseError):
                    self._status = self._workers.reap(self._number)
        return self._status

    def _cause(self, status: int) -> str:
        if status >= 0:
            return f"it ended the Python process (exit status {status})"
        name = signal.Signals(-status).name if -status in set(signal.Signals) else f"signal {-status}"
        if name == "SIGKILL":
            return f"it was killed ({name}); a limit on memory is {self._limits.memory // 2**20} MiB"
        return f"it crashed the Python process ({name})"
