# breaks: "The type of a `jax.Array` can be weak too, as that of `jnp.asarray(2.5)` is.": identify(jnp.asarray(2.5)) gives False.
import jax.numpy as jnp


def identify(value):
    return jnp.asarray(value).dtype.name, type(value) in (int, float, complex)


def product_dtype(first, second):
    return jnp.multiply(first, second).dtype.name


def affine(x, slope, intercept):
    return slope * x + intercept
