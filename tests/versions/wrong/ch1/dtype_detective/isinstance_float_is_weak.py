# breaks: "NumPy values are not weak": identify(np.float64(2.5)) and identify(np.complex128(1)) give True, because they are subclasses of float and complex.
import jax
import jax.numpy as jnp


def identify(value):
    array = jnp.asarray(value)
    if isinstance(value, jax.Array):
        return array.dtype.name, array.weak_type
    weak = isinstance(value, (int, float, complex)) and not isinstance(value, bool)
    return array.dtype.name, weak


def product_dtype(first, second):
    return jnp.multiply(first, second).dtype.name


def affine(x, slope, intercept):
    return slope * x + intercept
