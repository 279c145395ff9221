# breaks: "An array in the shape and dtype of `x`.": float16 gives float32, only bfloat16 is cast back.
import jax.numpy as jnp


def identify(value):
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first, second):
    return jnp.multiply(first, second).dtype.name


def affine(x, slope, intercept):
    y = slope * x.astype(jnp.float32) + intercept
    return y.astype(jnp.bfloat16) if x.dtype == jnp.bfloat16 else y
