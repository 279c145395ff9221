# breaks: "a NumPy scalar is not weak, on either side of an array": np.float32(2) beside a bfloat16 array gives bfloat16.
import jax.numpy as jnp
import numpy as np


def identify(value):
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first, second):
    first, second = (v.item() if isinstance(v, np.generic) else v for v in (first, second))
    return jnp.multiply(first, second).dtype.name


def affine(x, slope, intercept):
    return slope * x + intercept
