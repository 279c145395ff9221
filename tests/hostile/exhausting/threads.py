"""Starts 1,000 threads.

Fewer are allowed: a class is graded side by side.
Earns: at most 0 points.
"""

import threading
import time

import jax
import jax.numpy as jnp

threading.stack_size(32 * 1024)
for _ in range(1000):
    threading.Thread(target=time.sleep, args=(20,), daemon=True).start()


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
