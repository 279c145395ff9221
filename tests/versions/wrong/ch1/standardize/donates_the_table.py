# breaks: "nothing is changed or printed": a float32 jax.Array is donated, so the caller's x is deleted after the call.
from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.jit, donate_argnums=0)
def _standardize(x):
    return (x - jnp.mean(x, axis=0)) / jnp.std(x, axis=0)


def standardize(x):
    return _standardize(jnp.asarray(x))
