import jax.numpy as jnp


def identify(value):
    array = jnp.asarray(value)
    return jnp.dtype(array.dtype).name, True if array.weak_type else False


def product_dtype(first, second):
    return jnp.result_type(jnp.asarray(first), jnp.asarray(second)).name


def affine(x, slope, intercept):
    return (x * slope + intercept).astype(x.dtype)
