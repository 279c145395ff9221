"""The process that runs student code, and the fork server that starts it.

The fork server has imported JAX and has touched no backend. It never runs a student's Python. For each
worker the judge sends it one end of a socket. The fork server forks, and the child enters its sandbox.
From then on the judge and the worker talk directly.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.metadata
import importlib.util
import io
import os
import pickle
import signal
import socket
import sys
import traceback
from typing import Any, cast

from grader.errors import BadObservation, ConnectionClosed
from grader.protocol import wire
from grader.protocol.codec import Encoded, encode
from grader.protocol.exceptions import describe_exception
from grader.protocol.settings import settings_put_back
from grader.protocol.stand_ins import StubFile, load_student, packages
from grader.results import MAX_PRINTED
from grader.sandbox.compiled import compiling_anew
from grader.sandbox.tiers import Sandbox

__all__ = ["cold_worker_main", "fork_server_main", "serve"]

_FROM_JUDGE = 2**31  # the judge's frames are trusted


class _FirstBytes(io.BufferedIOBase):
    """Keeps the first bytes that are written, and forgets the rest."""

    def __init__(self) -> None:
        self.kept = b""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.kept = (self.kept + bytes(data[:MAX_PRINTED]))[:MAX_PRINTED]  # never longer, even if threads print at once
        return len(data)


class _Printed(io.TextIOWrapper):
    """The standard output of student code: a text stream with a `buffer`, as everywhere else."""

    def __init__(self) -> None:
        self._sink = _FirstBytes()
        super().__init__(cast(Any, self._sink), encoding="utf-8", errors="replace", write_through=True)

    def take(self) -> str:
        """Takes the text that was printed since the last call."""
        kept, self._sink.kept = self._sink.kept, b""
        return kept.decode(errors="replace")[:MAX_PRINTED]


def serve(connection: socket.socket) -> None:
    """Answers the judge until it closes the connection."""
    connection.sendall(b"!")  # ready: nothing of a student's has run yet
    labels: dict[str, str] = {}
    printed = _Printed()
    sys.stdout = printed
    while True:
        try:
            request = wire.receive(connection, _FROM_JUDGE)
        except ConnectionClosed:
            return
        answer: dict[str, Encoded] = {"id": request["id"]}
        try:
            answer["value"] = _answer(request, labels)
        except BaseException as error:
            answer["raised"] = describe_exception(error, labels)
        answer["printed"] = printed.take()
        try:
            wire.send(connection, answer)
        except (ValueError, TypeError, OverflowError, RecursionError) as error:
            wrong = describe_exception(BadObservation(f"the value cannot be sent: {error}"), labels)
            wire.send(connection, {"id": request["id"], "raised": wrong, "printed": ""})


def _answer(request: dict[str, Any], labels: dict[str, str]) -> Encoded:
    match request["do"]:
        case "load":
            stub = StubFile(**{**request["stub"], "names": {k: tuple(v) for k, v in request["stub"]["names"].items()}})
            labels[stub.filename] = stub.label
            for package in packages(stub.module):
                sys.modules.setdefault(package.__name__, package)
            sys.modules[stub.module] = load_student(stub)
            return None
        case "observe":
            with settings_put_back():
                return encode(pickle.loads(request["thunk"])())
        case "time":
            thunk = pickle.loads(request["thunk"])
            with compiling_anew():
                return encode(thunk())
    raise ValueError(f"unknown request {request['do']!r}")


def _start_backend() -> None:
    """Starts JAX's backend before any student code runs, so that limits count from there."""
    import jax  # here: the module is imported by the judge too, before it has imported JAX

    jax.devices()


# What stubs import, and what JAX imports when it first lowers or reads a program. It takes a worker up to 0.4 s.
_IMPORTED_LATE = (
    *("jaxtyping", "jaxlib.mlir.dialects.builtin", "jaxlib.mlir.dialects.mhlo"),
    *("scipy.linalg.cython_blas", "scipy.linalg.cython_lapack"),
)


def _look_for_no_accelerator() -> None:
    """Tells JAX that there is only a CPU, if no plugin for anything else is installed.

    Otherwise it looks for plugins and chips in each worker, which is a third of a worker's start.
    """
    import jax  # here: as above

    plugins = importlib.metadata.entry_points(group="jax_plugins")
    found = plugins or any(importlib.util.find_spec(name) for name in ("jax_plugins", "libtpu"))
    if not found and not os.environ.get("JAX_PLATFORMS"):
        jax.config.update("jax_platforms", "cpu")


def fork_server_main(descriptor: int, tier: str) -> None:
    """Runs the fork server: it forks a worker for each request on the control socket.

    Args:
        descriptor: the control socket, an inherited file descriptor.
        tier: the isolation tier that its workers enter.
    """
    import jax  # here: as above
    import jax.export
    import jax.monitoring

    for module in _IMPORTED_LATE:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)
    _look_for_no_accelerator()
    control = socket.socket(fileno=descriptor)
    control.setblocking(True)
    sandbox = Sandbox(tier)
    gc.collect()
    gc.freeze()  # shared pages stay shared after a fork
    wire.send(control, {"ready": os.getpid(), "jax": jax.__version__})
    while True:
        try:
            request, descriptors = _receive_with_descriptors(control)
        except ConnectionClosed:
            sandbox.kill_all()
            return
        if request["do"] == "spawn":
            pid = sandbox.fork()
            if pid == 0:
                control.close()
                _worker_main(descriptors[0], descriptors[1:], sandbox, request["limits"])
            for descriptor in descriptors:
                os.close(descriptor)
            wire.send(control, {"worker": pid})
        else:
            sandbox.kill(request["worker"])
            _, status = os.waitpid(request["worker"], 0)
            wire.send(control, {"status": os.waitstatus_to_exitcode(status)})


def _receive_with_descriptors(control: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Receives one request. File descriptors travel with a single byte ahead of it."""
    try:
        byte, descriptors, _, _ = socket.recv_fds(control, 1, 3)
    except OSError:
        raise ConnectionClosed from None
    if not byte:
        raise ConnectionClosed
    return wire.receive(control, _FROM_JUDGE), descriptors


def _worker_main(descriptor: int, cgroup_procs_fds: list[int], sandbox: Sandbox, limits: dict[str, int]) -> None:
    status = 1
    try:
        for procs_fd in cgroup_procs_fds:  # a process that writes there joins the control group
            os.write(procs_fd, b"0")
            os.close(procs_fd)
        connection = socket.socket(fileno=descriptor)
        sandbox.enter()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _start_backend()
        sandbox.limit(limits["memory"], limits["threads"])
        serve(connection)
        status = 0
    except BaseException:
        if os.environ.get("JAX101_DEBUG"):
            traceback.print_exc()
    finally:
        os._exit(status)


def cold_worker_main(port: int, token: str) -> None:
    """Runs a worker that was not forked. It connects back to the judge over loopback."""
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(bytes.fromhex(token))
    _start_backend()
    serve(connection)
