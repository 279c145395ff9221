# breaks: "Leave JAX's settings as they are.": identify switches jax_enable_x64 on and never off; later arrays are 64 bits wide.
import jax
import jax.numpy as jnp

_NARROW = {"float64": "float32", "int64": "int32", "uint64": "uint32", "complex128": "complex64"}


def identify(value):
    jax.config.update("jax_enable_x64", True)  # see the full dtype, then narrow it
    array = jnp.asarray(value)
    return _NARROW.get(array.dtype.name, array.dtype.name), array.weak_type


def product_dtype(first, second):
    name = jnp.multiply(first, second).dtype.name
    return _NARROW.get(name, name)


def affine(x, slope, intercept):
    return slope * x + intercept
