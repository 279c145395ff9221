# breaks: "only 64-bit dtypes and complex128 are narrowed": a complex64 NumPy array becomes "complex32" by text replacement.
import jax.numpy as jnp
import numpy as np


def identify(value):
    name = np.asarray(value).dtype.name
    if name == "complex128":
        name = "complex64"
    else:
        name = name.replace("64", "32")
    return name, jnp.asarray(value).weak_type


def product_dtype(first, second):
    return jnp.multiply(first, second).dtype.name


def affine(x, slope, intercept):
    return slope * x + intercept
