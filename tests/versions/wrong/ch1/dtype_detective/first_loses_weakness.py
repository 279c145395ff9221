# breaks: "a Python number is weak, on either side, and so is jnp.asarray(2.5)": only on the left: product_dtype(2.5, bfloat16 array) gives float32.
import jax.numpy as jnp


def identify(value):
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first, second):
    return jnp.result_type(jnp.asarray(first).dtype, second).name


def affine(x, slope, intercept):
    return slope * x + intercept
