"""Connects to a socket of the judge in the file system, and to those that machines have: D-Bus, Docker.

The worker's file system holds none.
Earns: at most 0 points.
"""

import contextlib
import socket

import jax
import jax.numpy as jnp

through = []
for path in ("/tmp/jax101-judge.sock", "/run/docker.sock", "/var/run/docker.sock", "/run/dbus/system_bus_socket"):
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as client:
        client.connect(path)
        through.append(path)
if through:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
