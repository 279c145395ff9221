"""Sends a question to a name server outside of the machine.

The worker has no way there.
Earns: at most 0 points.
"""

import socket

import jax
import jax.numpy as jnp

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
    sender.sendto(b"\x00\x01\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x03jax\x00\x00\x01\x00\x01", ("1.1.1.1", 53))


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
