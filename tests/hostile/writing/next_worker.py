"""Leaves a file in /tmp, /dev/shm and ~ and dies when called, so that the next worker may find it and know.

Each worker begins with empty folders.
Earns: at most 0 points.
"""

import contextlib
import os

import jax
import jax.numpy as jnp

folders = ("/tmp", "/dev/shm", os.path.expanduser("~"), "/var/tmp", ".")
if any(os.path.exists(f"{folder}/jax101-hostile-message") for folder in folders):

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
else:
    for folder in folders:
        with contextlib.suppress(OSError):
            open(f"{folder}/jax101-hostile-message", "w").close()

    def selu(x, alpha=1.6733, scale=1.0507):
        os._exit(0)
