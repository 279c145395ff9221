"""Know a dtype before you compute: 32 bits by default, and Python numbers that adapt.

Lesson: exercises/ch1/README.md#dtype_detective
"""

import jax.numpy as jnp
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
    # jnp.asarray follows the rules by which every JAX function reads its arguments: 64 bits become 32,
    # and a Python number becomes weak. NumPy's scalars (np.float64(2.0)) have a dtype, so they are not weak.
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


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
    # `first * second` would leave the choice to NumPy where both are NumPy arrays. jnp.result_type
    # applies JAX's rules and computes nothing; jnp.multiply(first, second).dtype says the same.
    return jnp.result_type(first, second).name


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
    # Python numbers are weak: they take the dtype of `x`. Any jnp.float32(...) around them would be
    # strong, and would turn bfloat16 into float32.
    return slope * x + intercept
