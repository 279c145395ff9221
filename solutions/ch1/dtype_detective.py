"""Find out which dtype JAX picks, and keep the dtype of an array in a formula.

Lesson: exercises/ch1/README.md#dtype_detective

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float


def identify(value: ArrayLike) -> tuple[str, bool]:
    """Returns the name of the dtype that JAX gives to a value, and whether its type is weak.

    Args:
        value: a Python int that fits into int32, a Python float or complex number, a NumPy scalar, a NumPy
            array, or a `jax.Array`. It is never a Python bool. The type of a `jax.Array` can be weak too, as
            that of `jnp.asarray(2.5)` is.

    Returns:
        That name, such as `"float32"`, and True if the type is weak, otherwise False. Both are plain Python
        values. Leave JAX's settings as they are.

    Example:
        >>> identify(7)
        ('int32', True)

    Checks:
        - identify: NumPy values are not weak, and only 64-bit dtypes and complex128 are narrowed
        - identify: Python numbers are weak, and get JAX's default dtypes
        - identify: jnp.asarray(2.5) is weak, and jnp.float32(2.5) is not
    """
    # jnp.asarray reads a value by the same rules as every jnp function: 64 bits become 32, and a Python
    # number becomes weak. Testing `isinstance(value, float)` would be wrong twice: np.float64 is a subclass
    # of float but not weak, and a jax.Array can be weak.
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first: ArrayLike, second: ArrayLike) -> str:
    """Returns the name of the dtype that JAX gives to the product of two values.

    JAX's promotion table applies to every pair of values, even if both are NumPy arrays. JAX narrows
    both values first, so uint64 with int32 counts as uint32 with int32.

    Args:
        first: any value that `identify` takes.
        second: another such value, in a shape that broadcasts with that of `first`.

    Returns:
        That name, such as `"int32"`.

    Example:
        >>> product_dtype(3, 0.5)
        'float32'

    Checks:
        - product_dtype: two NumPy arrays follow JAX's promotion table, not NumPy's
        - product_dtype: a Python number is weak, on either side, and so is jnp.asarray(2.5)
        - product_dtype: a NumPy scalar is not weak, on either side of an array
    """
    # With `first * second`, NumPy would pick the dtype if both are NumPy arrays. jnp.result_type applies
    # JAX's rules and computes nothing. jnp.multiply(first, second).dtype gives the same answer.
    return jnp.result_type(first, second).name


def affine(x: Float[Array, "..."], slope: float, intercept: float) -> Float[Array, "..."]:
    """Computes the line `slope * x + intercept`, and keeps the dtype of `x`.

    Args:
        x: any shape, and any floating dtype: float32, bfloat16 or float16. Its values are finite.
        slope: a plain Python float.
        intercept: a plain Python float.

    Returns:
        An array in the shape and dtype of `x`. For example, bfloat16 in gives bfloat16 out.

    Example:
        >>> affine(jnp.array([0.0, 1.0], dtype="float16"), 2.0, 0.5)
        Array([0.5, 2.5], dtype=float16)

    Checks:
        - affine: the values are slope * x + intercept, for an x of any shape
        - affine: bfloat16 stays bfloat16, and float16 stays float16
    """
    # Python numbers are weak, so they take the dtype of `x`. A jnp.float32(...) around them is not weak,
    # and would turn bfloat16 into float32.
    return slope * x + intercept
