"""Writes into the grader that the next run imports.

The worker's file system is read-only but for its scratch.
Earns: at most 0 points.
"""

import pathlib

import jax
import jax.numpy as jnp

import grader

pathlib.Path(grader.__file__).with_name("jax101-hostile-module.py").write_text("")


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
