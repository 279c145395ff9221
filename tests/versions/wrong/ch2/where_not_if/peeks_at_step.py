# breaks: "If done is true, step does not run on the device": the shape check runs step, seen without jit or if step holds a jax.debug.callback.
import jax.numpy as jnp
from jax import lax


def x_log_x(x):
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"x must have a floating dtype, got {x.dtype}")
    safe = jnp.where(x > 0, x, 1)
    return jnp.where(x > 0, x * jnp.log(safe), 0)


def step_unless_done(done, step, x):
    if step(x).shape != x.shape:
        raise ValueError("step must keep the shape")
    return lax.cond(done, lambda x: x, step, x)


def activation(index, x):
    return lax.switch(index, [lambda x: x, lambda x: jnp.maximum(x, 0), jnp.tanh], x)

