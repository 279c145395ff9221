import math

import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    centred = x - jnp.average(x, axis=0)
    return centred * math.sqrt(len(x)) / jnp.linalg.norm(centred, axis=0)
