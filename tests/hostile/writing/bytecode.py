"""Writes bytecode that Python would load in place of the grader's source, and of JAX's.

The worker's file system is read-only but for its scratch.
Earns: at most 0 points.
"""

import pathlib

import jax
import jax.numpy as jnp

import grader

for module in (grader, jax):
    folder = pathlib.Path(module.__file__).parent / "__pycache__"
    (folder / "jax101-hostile-bytecode.pyc").write_bytes(b"")


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
