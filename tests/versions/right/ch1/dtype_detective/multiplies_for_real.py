# another way: Multiplies and reads the dtype of the product: easy to read, but it computes all of it.

import jax.numpy as jnp


def identify(value):
    as_jax = jnp.array(value)
    return str(as_jax.dtype), bool(as_jax.weak_type)


def product_dtype(first, second):
    return str(jnp.multiply(first, second).dtype)


def affine(x, slope, intercept):
    return jnp.add(jnp.multiply(x, slope), intercept)
