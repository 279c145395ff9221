# breaks: "in a shape that broadcasts with that of `first`": shapes (3, 1) and (4,) raise an error in jnp.dot.
import jax.numpy as jnp


def identify(value):
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first, second):
    return jnp.dot(first, second).dtype.name


def affine(x, slope, intercept):
    return slope * x + intercept
