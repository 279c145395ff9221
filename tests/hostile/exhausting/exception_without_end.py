"""Raises an exception whose text takes for ever to make, in the worker's own handler.

That is the check's time too. It happens for half precision alone, and the others are right.
Earns: at most 8 points.
"""

import time

import jax
import jax.numpy as jnp


class Slow(Exception):
    def __str__(self):
        time.sleep(120)
        return "slow"


def selu(x, alpha=1.6733, scale=1.0507):
    if x.dtype == jnp.bfloat16:
        raise Slow
    return compiled(x, alpha, scale)


@jax.jit
def compiled(x, alpha, scale):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
