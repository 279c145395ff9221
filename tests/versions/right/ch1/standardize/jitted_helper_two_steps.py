from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.jit, static_argnames=("axis",))
def _centre(table, axis):
    return table - jnp.mean(table, axis=axis, keepdims=True)


@partial(jax.jit, static_argnames=("axis",))
def _scale(table, axis):
    return table / jnp.std(table, axis=axis, keepdims=True)


def standardize(x):
    return _scale(_centre(jnp.asarray(x), axis=0), axis=0)
