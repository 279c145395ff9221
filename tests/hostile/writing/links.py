"""Makes links in its scratch to files outside, and opens the way through them for writing.

A link leads no further than the file system that the worker sees.
Earns: at most 0 points.
"""

import os

import jax
import jax.numpy as jnp

import grader

os.symlink(grader.__file__, "/tmp/jax101-hostile-link")
try:
    os.link(grader.__file__, "/tmp/jax101-hostile-hard-link")
except OSError:
    with open("/tmp/jax101-hostile-link", "r+") as file:
        file.write("")


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
