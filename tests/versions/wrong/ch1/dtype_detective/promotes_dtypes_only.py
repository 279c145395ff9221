# breaks: "a Python number is weak, on either side, and so is jnp.asarray(2.5)": a bfloat16 array and 2.5 give float32, because .dtype forgets the weak type.
import jax.numpy as jnp


def identify(value):
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first, second):
    return jnp.promote_types(jnp.asarray(first).dtype, jnp.asarray(second).dtype).name


def affine(x, slope, intercept):
    return slope * x + intercept
