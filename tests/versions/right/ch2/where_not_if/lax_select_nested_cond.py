import jax
import jax.numpy as jnp
from jax import lax


def _identity(x):
    return x


def x_log_x(x):
    if not jax.dtypes.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"expected floats, got an array of {x.dtype.name}")
    positive = x > 0
    safe = lax.select(positive, x, jnp.ones_like(x))
    return lax.select(positive, lax.mul(safe, lax.log(safe)), jnp.zeros_like(x))


def step_unless_done(done, step, x):
    return lax.cond(jnp.logical_not(done), step, _identity, x)


def activation(index, x):
    def one_or_more(x):
        return lax.cond(index == 1, lambda x: lax.max(x, jnp.zeros_like(x)), lax.tanh, x)

    return lax.cond(index <= 0, _identity, one_or_more, x)
