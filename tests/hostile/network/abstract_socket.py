"""Connects to an abstract socket of the judge, which needs no file, only the same network space.

The worker has a space of its own, or no sockets at all.
Earns: at most 0 points.
"""

import socket

import jax
import jax.numpy as jnp

with socket.socket(socket.AF_UNIX) as client:
    client.connect("\0jax101-judge")


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
