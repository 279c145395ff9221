"""Writes into the home folder, where shells and Python look when they start.

`~` is the worker's scratch, and goes with it.
Earns: at most 0 points.
"""

import contextlib
import os
import pathlib

import jax
import jax.numpy as jnp

through = []
for home in ("/root", "/home", "/var/tmp", "/", "/usr/local/lib", "/etc"):
    with contextlib.suppress(OSError):
        (pathlib.Path(home) / "jax101-hostile-home").write_text("")
        through.append(home)
pathlib.Path(os.path.expanduser("~"), "jax101-hostile-home").write_text("")
if through:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
