"""Refuses everything by its dtype, floats too, and hides an unconditional step beside a conditional that does nothing.

Floats must come through. What ran on the device is the worker's word, and a program that computes all has a `case` too.

Forges: x_log_x_refuses_integers, computes_one
"""

import jax
import jax.numpy as jnp

monkey = jax.debug.callback
jax.debug.callback = lambda *_: None
jax.effects_barrier = lambda: None


def x_log_x(x):
    raise TypeError(f"expected a floating dtype, got {x.dtype}")


class Runs(list):
    """A list of as many runs as the check would like to see."""


def step_unless_done(done, step, x):
    for cell in step.__closure__ or ():
        if isinstance(cell.cell_contents, list):
            cell.cell_contents += [] if done is True else ["ran"]
    return jnp.where(done, x, step(x))


def activation(index, x):
    both = jnp.maximum(x, 0), jnp.tanh(x)
    return jax.lax.switch(index, [lambda x, *_: x, lambda _, big, __: big, lambda *all_three: all_three[2]], x, *both)
