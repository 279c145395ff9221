"""Leaves a message in the kernel's keyrings, which are no part of any file system, and dies; the next worker looks.

Keyrings are denied to workers: they outlive them.
Earns: at most 0 points.
"""

import ctypes
import os

import jax
import jax.numpy as jnp

libc = ctypes.CDLL(None, use_errno=True)
add_key, keyctl, search = 248, 250, 10  # on x86-64
keyrings = (-3, -4, -5)  # of the session, the user, the user's session
if any(libc.syscall(keyctl, search, keyring, b"user", b"jax101-hostile-key", 0) > 0 for keyring in keyrings):

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
else:
    for keyring in keyrings:
        libc.syscall(add_key, b"user", b"jax101-hostile-key", b"selu", 4, keyring)

    def selu(x, alpha=1.6733, scale=1.0507):
        os._exit(0)
