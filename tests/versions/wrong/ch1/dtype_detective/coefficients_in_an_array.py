# breaks: "An array in the shape and dtype of `x`.": jnp.array([slope, intercept]) is a strong float32, so bfloat16 gives float32.
import jax.numpy as jnp


def identify(value):
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first, second):
    return jnp.multiply(first, second).dtype.name


def affine(x, slope, intercept):
    a, b = jnp.array([float(slope), float(intercept)])
    return a * x + b
