# breaks: "Python numbers are weak, and get JAX's default dtypes": np.asarray(7) is not weak any more, so identify(7) gives False.
import jax
import jax.numpy as jnp
import numpy as np


def identify(value):
    if not isinstance(value, jax.Array):
        value = np.asarray(value)
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first, second):
    return jnp.multiply(first, second).dtype.name


def affine(x, slope, intercept):
    return slope * x + intercept
