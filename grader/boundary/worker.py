"""The process that runs student code, and the parent that forks it.

The parent has imported JAX and touched no backend, and never runs a student's Python. For each
worker the judge sends it one end of a socket; the parent forks, the child goes into its
sandbox, and from then on the judge and the worker talk without the parent.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
import sys
from typing import Any

from grader.boundary import sandbox, wire
from grader.boundary.codec import BadObservation, Plain, encode
from grader.boundary.failures import describe_exception
from grader.boundary.modules import StubFile, load_student, packages

__all__ = ["connect_main", "parent_main", "serve"]

_FROM_JUDGE = 2**31  # the judge's frames are trusted


def serve(connection: socket.socket) -> None:
    """Answers the judge until it hangs up."""
    labels: dict[str, str] = {}
    while True:
        try:
            request = wire.receive(connection, _FROM_JUDGE)
        except wire.Closed:
            return
        answer: dict[str, Plain] = {"id": request["id"]}
        try:
            answer["value"] = _answer(request, labels)
        except BaseException as error:
            answer["raised"] = describe_exception(error, labels)
        try:
            wire.send(connection, answer)
        except (ValueError, TypeError, OverflowError, RecursionError) as error:
            wrong = BadObservation(f"the value cannot be sent: {error}")
            wire.send(connection, {"id": request["id"], "raised": describe_exception(wrong, labels)})


def _answer(request: dict[str, Any], labels: dict[str, str]) -> Plain:
    match request["do"]:
        case "load":
            stub = StubFile(**{**request["stub"], "names": {k: tuple(v) for k, v in request["stub"]["names"].items()}})
            labels[stub.filename] = stub.label
            for package in packages(stub.module):
                sys.modules.setdefault(package.__name__, package)
            sys.modules[stub.module] = load_student(stub)
            return None
        case "observe":
            return encode(pickle.loads(request["thunk"])())
    raise ValueError(f"unknown request {request['do']!r}")


def _ready() -> None:
    """What every worker does before student code: start the backend, so that limits can count from there."""
    import jax

    jax.devices()


def parent_main(descriptor: int, tier: str) -> None:
    """Runs the parent: forks a worker for each request on the control socket.

    Args:
        descriptor: the control socket, an inherited file descriptor.
        tier: the isolation tier that its workers enter.
    """
    import jax
    import jax.export
    import jax.monitoring

    control = socket.socket(fileno=descriptor)
    control.setblocking(True)
    fence = sandbox.Fence(tier)
    gc.collect()
    gc.freeze()  # shared pages stay shared after a fork
    wire.send(control, {"ready": os.getpid(), "jax": jax.__version__})
    while True:
        try:
            request, descriptors = _receive_with_descriptors(control)
        except wire.Closed:
            fence.kill_all()
            return
        if request["do"] == "spawn":
            pid = fence.fork()
            if pid == 0:
                control.close()
                _child(descriptors[0], descriptors[1:], fence, request["limits"])
            for descriptor in descriptors:
                os.close(descriptor)
            wire.send(control, {"worker": pid})
        else:
            fence.kill(request["worker"])
            _, status = os.waitpid(request["worker"], 0)
            wire.send(control, {"status": os.waitstatus_to_exitcode(status)})


def _receive_with_descriptors(control: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """One request. File descriptors travel with a single byte ahead of it."""
    try:
        byte, descriptors, _, _ = socket.recv_fds(control, 1, 3)
    except OSError:
        raise wire.Closed from None
    if not byte:
        raise wire.Closed
    return wire.receive(control, _FROM_JUDGE), descriptors


def _child(descriptor: int, doors: list[int], fence: sandbox.Fence, limits: dict[str, int]) -> None:
    status = 1
    try:
        for door in doors:  # of its control group: whoever writes there is in
            os.write(door, b"0")
            os.close(door)
        connection = socket.socket(fileno=descriptor)
        fence.enter()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _ready()
        fence.limit(limits["memory"])
        serve(connection)
        status = 0
    except BaseException:
        if os.environ.get("JAX101_DEBUG"):
            import traceback

            traceback.print_exc()
    finally:
        os._exit(status)


def connect_main(port: int, token: str) -> None:
    """A worker started cold, where there is no fork: it connects back to the judge over loopback."""
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(bytes.fromhex(token))
    _ready()
    serve(connection)
