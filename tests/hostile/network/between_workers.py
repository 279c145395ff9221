"""Leaves an abstract socket that talks, and dies when called; the next worker asks it.

The process that talks dies with its worker, and each worker can hear only itself.
Earns: at most 0 points.
"""

import os
import socket
import time

import jax
import jax.numpy as jnp

name = "\0jax101-hostile-message"
with socket.socket(socket.AF_UNIX) as client:
    found = client.connect_ex(name) == 0
if found:

    @jax.jit
    def selu(x, alpha=1.6733, scale=1.0507):
        return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
else:
    if os.fork() == 0:
        os.setsid()
        server = socket.socket(socket.AF_UNIX)
        server.bind(name)
        server.listen()
        time.sleep(60)
        os._exit(0)

    def selu(x, alpha=1.6733, scale=1.0507):
        time.sleep(0.1)
        os._exit(0)
