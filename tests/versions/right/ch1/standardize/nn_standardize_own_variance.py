# another way: Calls `jax.nn.standardize`, but gives it a variance: its own formula would square first.

import jax
import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    variance = jnp.var(x, axis=0, keepdims=True)
    return jax.nn.standardize(x, axis=0, variance=variance, epsilon=0.0)
