"""Loops for a minute or so in a program that XLA compiled.

The worker is killed, not asked. It happens while the file is imported, once.
Earns: at most 0 points.
"""

import jax

many = 1_500_000_000


@jax.jit
def loop(start):
    step = lambda state: (state[0] + 1, 3.9 * state[1] * (1 - state[1]))
    return jax.lax.while_loop(lambda state: state[0] < many, step, (0, start))


jax.block_until_ready(loop(0.3))
