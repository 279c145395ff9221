# another way: Needs only one `where`, because 1 * log(1) is 0, and its branches read `x` without an argument.

import jax.numpy as jnp
from jax import lax


def x_log_x(x):
    if jnp.issubdtype(x.dtype, jnp.floating):
        safe = jnp.where(x > 0, x, 1)  # 1 * log(1) is 0, so this is enough
        return safe * jnp.log(safe)
    raise TypeError("x_log_x takes no " + str(x.dtype))


def step_unless_done(done, step, x):
    return lax.cond(done, lambda: x, lambda: step(x))


def activation(index, x):
    return lax.switch(index, (lambda: x, lambda: jnp.where(x < 0, 0, x), lambda: jnp.tanh(x)))
