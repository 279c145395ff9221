"""Know a dtype before you compute: 32 bits by default, and Python numbers that adapt.

Lesson: exercises/ch1/README.md#dtype_detective
"""

from jax.typing import ArrayLike
from jaxtyping import Array, Float


def identify(value: ArrayLike) -> tuple[str, bool]:
    """What JAX makes of a value: its dtype's name, and whether the type is weak.

    Args:
        value: a Python int, float or complex number, a NumPy scalar, a NumPy array or a `jax.Array`, which
            may be weak itself.

    Returns:
        The name of the dtype that the value has as a `jax.Array`, such as `"float32"`, and True where
        its type is weak. Both are plain Python values, in JAX's default settings (no 64-bit mode).

    Example:
        >>> identify(7)
        ('int32', True)
    """
    # TODO: about 2 lines. A `jax.Array` has the attributes `dtype` and `weak_type`.
    raise NotImplementedError("identify")


def product_dtype(first: ArrayLike, second: ArrayLike) -> str:
    """The dtype's name of the product of two values under JAX's promotion rules.

    JAX's rules hold whatever the values are, also where both are NumPy arrays.

    Args:
        first: a Python number, a NumPy scalar, a NumPy array or a `jax.Array`.
        second: the same; its shape fits that of `first`.

    Returns:
        The name of the dtype that their product has as a `jax.Array`, such as `"int32"`.

    Example:
        >>> product_dtype(3, 0.5)
        'float32'
    """
    # TODO: 1 line. Multiply under JAX's rules, or ask `jax.numpy` for the type of the result.
    raise NotImplementedError("product_dtype")


def affine(x: Float[Array, "..."], slope: float, intercept: float) -> Float[Array, "..."]:
    """The line `slope * x + intercept`, in the dtype of `x`.

    Args:
        x: any shape, of any floating dtype: float32, bfloat16 or float16.
        slope: a Python number.
        intercept: a Python number.

    Returns:
        An array in the shape and dtype of `x`: bfloat16 in, bfloat16 out.

    Example:
        >>> import jax.numpy as jnp
        >>> affine(jnp.array([0.0, 1.0], dtype="float16"), 2.0, 0.5)
        Array([0.5, 2.5], dtype=float16)
    """
    # TODO: 1 line. Do the two numbers need a dtype of their own?
    raise NotImplementedError("affine")
