"""Starts children in sessions of their own, of parents that left, some of them other programs, that sleep for a minute.

It computes well itself; the children end with the worker.
Earns: at most 10 points.
"""

import ctypes
import os
import time

import jax
import jax.numpy as jnp

for number in range(4):
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        ctypes.CDLL(None).prctl(15, b"jax101-hostile-", 0, 0, 0)  # PR_SET_NAME, so that it is found
        if number % 2:
            os.execv("/bin/sleep", ["jax101-hostile-sleep", "60"])
        time.sleep(60)
        os._exit(0)


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
