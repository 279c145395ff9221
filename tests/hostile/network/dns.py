"""Resolves names outside of the machine: each lookup would carry bytes out.

The worker has no resolver and no way to one.
Earns: at most 0 points.
"""

import socket

import jax
import jax.numpy as jnp

socket.getaddrinfo("jax101-hostile-answer.example.com", 443)
socket.gethostbyname("pypi.org")


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
