import jax
import jax.numpy as jnp

_PYTHON_NUMBERS = {int: "int32", float: "float32", complex: "complex64"}


def identify(value):
    if type(value) in _PYTHON_NUMBERS:  # exact: np.float64 is a subclass of float
        return _PYTHON_NUMBERS[type(value)], True
    if isinstance(value, jax.Array):
        return value.dtype.name, value.weak_type
    return jnp.asarray(value).dtype.name, False


def product_dtype(first, second):
    name, _ = identify(jnp.multiply(first, second))
    return name


def affine(x, slope, intercept):
    line = x * slope
    line += intercept
    return line
