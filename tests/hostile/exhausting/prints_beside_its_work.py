"""Threads print lines of a megabyte without end, before, during and after each answer.

The first characters are kept, and no more, however many threads there are. It computes well beside them.
Earns: at most 10 points.
"""

import threading
import time

import jax
import jax.numpy as jnp


def babble():
    while True:
        print("14 of 14 points " * 65_536)
        time.sleep(0.001)


for _ in range(3):
    threading.Thread(target=babble, daemon=True).start()


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
