# breaks: "JAX's promotion table applies to every pair of values, even if both are NumPy arrays.": int32 and float16 arrays give float32 instead of float16.
import jax.numpy as jnp


def identify(value):
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first, second):
    return jnp.asarray(first * second).dtype.name


def affine(x, slope, intercept):
    return slope * x + intercept
