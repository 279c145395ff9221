# another way: Uses `jax.eval_shape`, which finds the dtype of any function's result and computes nothing.

import jax
import jax.numpy as jnp


def identify(value):
    kind = jax.typeof(jnp.asarray(value))
    return kind.dtype.name, kind.weak_type


def product_dtype(first, second):
    return jax.eval_shape(lambda a, b: a * b, first, second).dtype.name


def affine(x, slope, intercept):
    a = jnp.asarray(slope, dtype=x.dtype)
    b = jnp.asarray(intercept, dtype=x.dtype)
    return a * x + b
