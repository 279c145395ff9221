# another way: Writes the derivative itself with `jax.custom_jvp`, so the gradient follows your own formula.

import jax
import jax.numpy as jnp
from jax import lax


def _safe_log(x):
    return jnp.log(jnp.where(x > 0, x, 1))


@jax.custom_jvp
def _terms(x):
    return jnp.where(x > 0, x * _safe_log(x), 0)


@_terms.defjvp
def _terms_jvp(primals, tangents):
    (x,), (tangent,) = primals, tangents
    return _terms(x), jnp.where(x > 0, _safe_log(x) + 1, 0) * tangent


def x_log_x(x):
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"{x.dtype} is not a floating dtype")
    return _terms(x)


def step_unless_done(done, step, x):
    branches = [step, lambda state: state]
    return lax.switch(jnp.asarray(done).astype(jnp.int32), branches, x)


def activation(index, x):
    return lax.switch(jnp.clip(index, 0, 2), [jnp.asarray, jax.nn.relu, jax.nn.tanh], x)
