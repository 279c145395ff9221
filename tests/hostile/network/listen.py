"""Listens at a port, and at an abstract socket, in a process that is meant to outlive the worker, for someone to come.

Nobody can, and the process goes with the worker.
Earns: at most 0 points.
"""

import contextlib
import ctypes
import os
import socket
import time

if os.fork() == 0:
    os.setsid()
    ctypes.CDLL(None).prctl(15, b"jax101-hostile-", 0, 0, 0)  # PR_SET_NAME, so that it is found
    kept = []
    for family, address in ((socket.AF_INET, ("127.0.0.1", 47102)), (socket.AF_UNIX, "\0jax101-hostile-listener")):
        with contextlib.suppress(OSError):
            server = socket.socket(family)
            server.bind(address)
            server.listen()
            kept.append(server)
    time.sleep(60)
    os._exit(0)


def selu(x, alpha=1.6733, scale=1.0507):
    raise RuntimeError("nothing was to be gained")
