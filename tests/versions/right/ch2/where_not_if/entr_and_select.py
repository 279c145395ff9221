import jax
import jax.numpy as jnp
from jax import lax


def x_log_x(x):
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"x is {x.dtype}, but must be floating")
    positive = jnp.greater(x, 0)
    entropy = jax.scipy.special.entr(jnp.where(positive, x, 1))
    return jnp.select([positive], [-entropy], jnp.zeros_like(x))


def step_unless_done(done, step, x):
    (result,) = lax.cond(done, lambda t: t, lambda t: (step(t[0]),), (x,))
    return result


def activation(index, x):
    number = lax.max(lax.min(jnp.asarray(index, jnp.int32), jnp.int32(2)), jnp.int32(0))
    return lax.switch(number, [lambda v: v, lambda v: jnp.maximum(v, 0.0), lambda v: jnp.tanh(v)], x)
