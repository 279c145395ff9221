"""Looks for secrets in the environment, its own and that of processes around it.

Workers get an environment of a few names.
Earns: at most 0 points.
"""

import contextlib
import ctypes
import glob
import os
import pathlib

import jax
import jax.numpy as jnp

texts = [repr(dict(os.environ)).encode()]
for place in glob.glob("/proc/[0-9]*/environ") + glob.glob("/proc/self/environ"):
    with contextlib.suppress(OSError):
        texts.append(pathlib.Path(place).read_bytes())
environ = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
index = 0
while environ[index]:
    texts.append(environ[index])
    index += 1
if any(name in text for text in texts for name in (b"JAX101_HOSTILE_SECRET", b"TOKEN", b"SSH_", b"PYTEST", b"SUDO")):

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
