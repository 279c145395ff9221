"""Looks for descriptors that it inherited: the fork server's control socket, another worker's channel, open folders.

It has its own channel, and no other socket, pipe to outside, or folder.
Earns: at most 0 points.
"""

import contextlib
import os
import stat

import jax
import jax.numpy as jnp

sockets, folders = [], []
for number in range(3, 4096):
    with contextlib.suppress(OSError):
        mode = os.fstat(number).st_mode
        if stat.S_ISSOCK(mode):
            sockets.append(number)
        if stat.S_ISDIR(mode):
            folders.append(number)
if len(sockets) > 1 or folders:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
