import jax
import jax.numpy as jnp


@jax.jit
def _times(first, second):
    return first * second


@jax.jit
def _line(x, slope, intercept):
    return slope * x + intercept


def identify(value):
    array = value if isinstance(value, jax.Array) else jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first, second):
    return _times(first, second).dtype.name


def affine(x, slope, intercept):
    return _line(x, slope, intercept)
