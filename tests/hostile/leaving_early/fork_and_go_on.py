"""Forks while it is imported; the worker leaves and its child answers in its place.

The child dies with the worker, the first process of their space.
Earns: at most 0 points.
"""

import ctypes
import os

import jax
import jax.numpy as jnp

if os.fork():
    os._exit(0)
ctypes.CDLL(None).prctl(15, b"jax101-hostile-", 0, 0, 0)  # PR_SET_NAME, so that it is found
os.setsid()


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
