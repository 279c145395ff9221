# breaks: "Both are plain Python values.": identify returns a NumPy dtype, which only compares equal to its name.
import jax.numpy as jnp


def identify(value):
    array = jnp.asarray(value)
    return array.dtype, array.weak_type


def product_dtype(first, second):
    return jnp.multiply(first, second).dtype.name


def affine(x, slope, intercept):
    return slope * x + intercept
