# breaks: "one above 2 counts as 2": the remainder turns 3 into 0 and 4 into 1 (and -1 into 2).
import jax.numpy as jnp
from jax import lax


def x_log_x(x):
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"x must have a floating dtype, got {x.dtype}")
    safe = jnp.where(x > 0, x, 1)
    return jnp.where(x > 0, x * jnp.log(safe), 0)


def step_unless_done(done, step, x):
    return lax.cond(done, lambda x: x, step, x)


def activation(index, x):
    return lax.switch(index % 3, [lambda x: x, lambda x: jnp.maximum(x, 0), jnp.tanh], x)
