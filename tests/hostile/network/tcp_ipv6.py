"""Connects to a server of the judge on loopback, over IPv6.

The worker has no network but an interface of its own, or no sockets at all.
Earns: at most 0 points.
"""

import socket

import jax
import jax.numpy as jnp

socket.create_connection(("::1", 47101), timeout=1)


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
