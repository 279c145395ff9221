"""Connects to servers outside of the machine, by number.

The worker has no network.
Earns: at most 0 points.
"""

import socket

import jax
import jax.numpy as jnp

socket.create_connection(("1.1.1.1", 53), timeout=1)


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
