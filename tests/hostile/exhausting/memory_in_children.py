"""Takes 2.4 GiB by three children, each below the 2 GiB that one process may take.

The limit is on all that the worker started.
Earns: at most 0 points.
"""

import os
import time

import jax
import jax.numpy as jnp

told, tell = os.pipe()
for _ in range(3):
    if os.fork() == 0:
        kept = b"x" * (800 * 2**20)
        os.write(tell, b"!")
        time.sleep(20)
        os._exit(0)
os.close(tell)
heard = b""
while len(heard) < 3:
    heard += os.read(told, 1) or (_ for _ in ()).throw(MemoryError)


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
