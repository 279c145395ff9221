"""Is right and quick, until it has been called fifteen times: from then on each call sleeps for a second.

The race has the limit of its check, whatever it asked for. The others are right.
Earns: at most 9 points.
"""

import time

import jax
import jax.numpy as jnp

calls = []


def selu(x, alpha=1.6733, scale=1.0507):
    calls.append(0)
    time.sleep(len(calls) > 15)
    return compiled(x, alpha, scale)


@jax.jit
def compiled(x, alpha, scale):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
