"""Computes the step always, and chooses between the two results with `lax.cond` afterwards, so nothing is saved.

The program has a conditional, and nothing runs inside it. A step that was not needed takes as long as one that was.
Forges: step_unless_done, computes_one
"""

import jax
import jax.numpy as jnp
from jax import lax


def x_log_x(x):
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"{x.dtype} is not floating")
    safe = jnp.where(x > 0, x, 1)
    return jnp.where(x > 0, safe * jnp.log(safe), 0)


def step_unless_done(done, step, x):
    stepped = step(x)
    return lax.cond(done, lambda: x, lambda: stepped)


def activation(index, x):
    branches = [lambda x: x, lambda x: jnp.maximum(x, 0), jnp.tanh]
    return lax.switch(index, branches, x)
