"""The fork server, from the judge's side: it starts and ends the processes that run student code.

`worker_main.py` is the other side.
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

from grader import system
from grader.errors import BadObservation, ConnectionFailed, MachineError
from grader.protocol import wire
from grader.protocol.codec import MAX_BYTES
from grader.sandbox import tiers
from grader.sandbox.cgroups import Cgroup, cgroup_support
from grader.sandbox.compiled import CompilationCache

__all__ = ["ForkServer", "Limits"]

_START_SECONDS = 120.0  # a cold disk and a busy machine: JAX is a large import
_ANSWER_SECONDS = 30.0
# Windows has no fork, and on macOS the system's own libraries do not survive one.
_CAN_FORK = system.NAME == "linux"


@dataclasses.dataclass(frozen=True)
class Limits:
    """The limits of one check.

    Attributes:
        seconds: wall time in the worker, for everything that the check causes. Loading the file is included.
        memory: bytes above those that a worker with a ready backend holds.
        trust: 0 for a student's code, 1 for a student's program, 2 for the course's own code. If workers share a user
            id, their threads are counted together. So many times `MAX_THREADS` are out of reach of less trusted ones.
    """

    seconds: float = 20.0
    memory: int = 2 * 2**30
    trust: int = 0

    @property
    def threads(self) -> int:
        """The number of threads that the worker's user id may have when the worker starts one."""
        return (1 + self.trust) * tiers.MAX_THREADS


class ForkServer:
    """Starts and ends workers, by one process that has imported JAX and forks them.

    Args:
        tier: `namespaces`, `user` or `none`.
        preload: modules that thunks call, imported once for all workers.
        cache: compiled programs for the workers.

    Attributes:
        generation: the number of times that the process has ended. Workers of an earlier one are gone.
    """

    def __init__(self, tier: str, preload: Sequence[str] = (), cache: CompilationCache | None = None) -> None:
        self.tier = tier
        self.generation = 0
        self._preload = tuple(preload)
        self._cache = tiers.reachable(cache, tier)
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._ready = False
        self._process: subprocess.Popen[bytes] | None = None
        self._cold: dict[int, subprocess.Popen[bytes]] = {}
        self._cgroups: dict[int, Cgroup] = {}
        try:
            self._scratch = tempfile.TemporaryDirectory(prefix="jax101-", ignore_cleanup_errors=True)
        except OSError as error:
            raise MachineError(f"no folder for temporary files can be made: {error}") from None

    def __enter__(self) -> ForkServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Kills the fork server and every worker."""
        with self._lock:
            self._shut_down()
            for process in self._cold.values():
                tiers.kill_tree(process.pid)
                process.wait()
            self._cold.clear()
        self._scratch.cleanup()

    def _shut_down(self) -> None:
        if self._control is not None:
            self._control.close()
            self._control = None
            self._ready = False
        if self._process is not None:
            self._kill_server()
            self._process.wait()
            if self._process.stderr is not None:
                self._process.stderr.close()
            self._process = None
            self.generation += 1
        for cgroup in self._cgroups.values():  # its workers died with it
            cgroup.close()
        self._cgroups.clear()

    def _kill_server(self) -> None:
        assert self._process is not None
        if self.tier == "none":
            tiers.kill_tree(self._process.pid)
        if _CAN_FORK:
            # The child of bubblewrap too: if bubblewrap was killed before it let the child go, it waits for ever.
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()

    def start(self) -> None:
        """Starts the process early, so that its imports overlap with the judge's own.

        Raises:
            MachineError: it cannot be started.
        """
        with self._lock:
            if self._process is None and _CAN_FORK:
                self._launch()

    def _launch(self) -> None:
        ours, theirs = socket.socketpair()
        scratch = tiers.SCRATCH if self.tier == "namespaces" else self._scratch.name
        try:
            self._process = subprocess.Popen(
                tiers.fork_server_command(self.tier, theirs.fileno(), self._preload, self._cache),
                pass_fds=[theirs.fileno()],
                env=tiers.clean_environment(scratch, self._cache),
                cwd=self._scratch.name,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE if not os.environ.get("JAX101_DEBUG") else None,
                start_new_session=True,
                **tiers.other_user(self.tier),
            )
        except OSError as error:
            ours.close()
            raise MachineError(f"the fork server could not be started: {error}") from None
        finally:
            theirs.close()
        self._control = ours

    def _ask(self, request: dict[str, Any], descriptors: Sequence[int] = ()) -> dict[str, Any]:
        """Sends one request to the fork server. It is trusted, because it never runs a student's Python."""
        if self._process is None:
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
        except (ConnectionFailed, BadObservation, OSError) as error:
            said = self._read_stderr()
            self._shut_down()
            raise MachineError(f"the fork server stopped ({type(error).__name__}). {said}".strip()) from None

    def _read_stderr(self) -> str:
        if self._process is None or self._process.stderr is None:
            return ""
        self._kill_server()
        lines = self._process.stderr.read(100_000).decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    def spawn(self, limits: Limits) -> tuple[socket.socket, int]:
        """Starts a worker. Returns the judge's end of its socket, and its number.

        Raises:
            MachineError: none can be started.
        """
        if not _CAN_FORK:
            return self._spawn_without_fork()
        ours, theirs = socket.socketpair()
        if system.NAME == "linux":  # the worker's process id, from the kernel
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        cgroup = None
        with self._lock, theirs:
            try:
                cgroup = self._new_cgroup(limits)
                procs_fds = cgroup.procs_fds if cgroup else []
                bounds = {"memory": limits.memory, "threads": limits.threads}
                answer = self._ask({"do": "spawn", "limits": bounds}, [theirs.fileno(), *procs_fds])
                number = int(answer["worker"])
            except BaseException:
                ours.close()
                if cgroup:
                    cgroup.close()
                raise
            if cgroup:
                self._cgroups[number] = cgroup
            return ours, number

    def _new_cgroup(self, limits: Limits) -> Cgroup | None:
        factory = cgroup_support().factory
        if factory is None or self.tier == "none":
            return None
        try:
            # Above the limits of the process itself, which the student's code meets as a MemoryError.
            return factory.make(limits.memory + tiers.HEADROOM_BYTES, tiers.MAX_THREADS)
        except OSError as error:
            raise MachineError(f"a worker's control group cannot be made: {error}") from None

    def _spawn_without_fork(self) -> tuple[socket.socket, int]:
        """Starts a fresh interpreter (Windows, macOS), which connects back and shows that it is ours."""
        token = secrets.token_bytes(16)
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.settimeout(_START_SECONDS)
            home, port = str(Path(__file__).resolve().parent.parent.parent), server.getsockname()[1]
            start = (
                f"import sys; sys.path.insert(0, {home!r}); {''.join(f'import {module}; ' for module in self._preload)}"
                f"from grader.sandbox.worker_main import cold_worker_main; cold_worker_main({port}, {token.hex()!r})"
            )
            process = subprocess.Popen(
                [sys.executable, "-I", "-c", start],
                env=tiers.clean_environment(self._scratch.name, self._cache),
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
        raise MachineError("a worker could not be started")

    def reap(self, worker: int) -> int:
        """Kills a worker and everything that it started. Returns its exit status, negative for a signal.

        Raises:
            MachineError: the fork server is gone.
        """
        if worker in self._cold:
            process = self._cold.pop(worker)
            with contextlib.suppress(subprocess.TimeoutExpired):
                return process.wait(0.2)
            tiers.kill_tree(worker)
            return process.wait()
        with self._lock:
            cgroup = self._cgroups.pop(worker, None)
            try:
                if self._process is None:
                    raise MachineError("the fork server stopped")
                return int(self._ask({"do": "reap", "worker": worker})["status"])
            finally:
                if cgroup:
                    cgroup.close()
