"""Watches a folder that it may not read, through the older of the two calls for that: it would be told the names of all
files that others open, make or delete there, such as the course's or other submissions'.

Landlock does not know the call, and the filter on system calls knows `inotify_init1` alone.
Earns: at most 0 points.
"""

import contextlib
import ctypes
import os

import jax
import jax.numpy as jnp

import grader

libc = ctypes.CDLL(None)
watch = libc.syscall(253)  # inotify_init on x86-64
course = os.path.dirname(os.path.dirname(os.path.abspath(grader.__file__)))
through = []
for folder in (f"{course}/solutions/ch1", f"{course}/exercises/ch2", "/var", "/home"):
    listed = False
    with contextlib.suppress(OSError):
        listed = bool(os.listdir(folder))
    if not listed and libc.inotify_add_watch(watch, folder.encode(), 0xFFF) > 0:
        through.append(folder)
if through:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
