# breaks: "NumPy values are not weak": an integer NumPy array (np.arange(3)) also gives way to bfloat16, so it counts as weak.
import jax.numpy as jnp


def identify(value):
    array = jnp.asarray(value)
    probe = jnp.ones((), dtype="bfloat16")
    weak = (array * probe).dtype in (jnp.dtype("bfloat16"), jnp.dtype("complex64")) and array.dtype.name in (
        "int32",
        "float32",
        "complex64",
    )
    return array.dtype.name, weak


def product_dtype(first, second):
    return jnp.multiply(first, second).dtype.name


def affine(x, slope, intercept):
    return slope * x + intercept
