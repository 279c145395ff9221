"""Leaves System V memory, a POSIX queue and the clock of a file's pages, and dies; the next worker looks for them.

Each worker has a space of its own for them.
Earns: at most 0 points.
"""

import ctypes
import os

import jax
import jax.numpy as jnp

libc = ctypes.CDLL(None, use_errno=True)
if libc.shmget(0x6A783101, 1, 0o666) >= 0 or libc.msgget(0x6A783101, 0o666) >= 0:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
else:
    libc.shmget(0x6A783101, 2**16, 0o1666)
    libc.msgget(0x6A783101, 0o1666)

    def selu(x, alpha=1.6733, scale=1.0507):
        os._exit(0)
