from functools import partial, reduce

import jax.numpy as jnp


def identify(value):
    attributes = _attributes(jnp.asarray(value))
    return attributes["name"], attributes["weak"]


def _attributes(array):
    return {"name": array.dtype.name, "weak": array.weak_type}


def product_dtype(first, second):
    return reduce(jnp.multiply, (first, second)).dtype.name


def affine(x, slope, intercept):
    steps = (partial(jnp.multiply, slope), partial(jnp.add, intercept))
    for step in steps:
        x = step(x)
    return x
