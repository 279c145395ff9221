"""Always computes the step, and wastes six more if it is needed. So a step that was not needed seems to be cheap.

The clock compares the program with itself, and with the step alone.
Forges: step_unless_done
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

    def waste(stepped):
        return lax.fori_loop(0, 6, lambda i, s: jnp.where(step(x + i) > 1e30, x, s), stepped)

    return lax.cond(done, lambda s: x, waste, stepped)


def activation(index, x):
    return lax.switch(index, [lambda x: x, lambda x: jnp.maximum(x, 0), jnp.tanh], x)
