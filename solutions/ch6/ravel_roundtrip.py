"""Turn params into one vector, and a vector back into params.

Lesson: exercises/ch6/README.md#ravel_roundtrip

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In both functions:

- A tree has any containers that JAX knows, in any depth. `None` and empty containers hold no leaf.
- Each leaf is an array of any shape, perhaps a scalar or empty. Its dtype is float32, float16, bfloat16 or int32. The
  leaves of one tree may differ in dtype, or all be of one.
- All numbers are finite, and between -10,000 and 10,000. So float32 holds each integer exactly.
- The functions work inside `jax.jit` too.
"""

import itertools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Num, PyTree


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    """Writes all numbers of a tree into one vector.

    The leaves come in the order of `jax.tree.leaves`, and the elements of each leaf in the order of its `ravel`.

    Args:
        tree: any tree, as above.

    Returns:
        A float32 vector, whatever the dtypes of the leaves. If there are no numbers, it has length 0.

    Example:
        >>> tree = {"w": jnp.array([[1.5, 2.0], [3.0, 4.0]], "bfloat16"), "b": jnp.array(7, "int32")}
        >>> to_vector(tree)
        Array([7. , 1.5, 2. , 3. , 4. ], dtype=float32)

    Checks:
        - to_vector writes all leaves in their order, as float32
        - from_vector undoes to_vector: containers, shapes, dtypes and values
        - trees of one half-precision dtype, empty trees and scalar leaves are no exception
    """
    # The leading empty array is there for a tree without leaves, and makes the result float32.
    leaves = [jnp.ravel(leaf).astype("float32") for leaf in jax.tree.leaves(tree)]
    return jnp.concatenate([jnp.zeros(0, "float32"), *leaves])


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    """Puts the numbers of a vector back into a tree.

    `jax.vmap(from_vector, in_axes=(0, None))` turns several vectors into a tree of stacked arrays. If all leaves of
    `like` are of floating point, the gradient flows through `from_vector`.

    Args:
        vector: as many float32 numbers as `like` has.
        like: a tree that says which containers, shapes and dtypes the result has. Its numbers don't matter.

    Returns:
        A tree like `like`, with the numbers of `vector` in the order of `to_vector`. Each leaf has the dtype of that in
        `like`. Numbers for an int32 leaf are whole numbers. For float16 and bfloat16, numbers are rounded as `astype`
        does it.

    Example:
        >>> like = {"w": jnp.zeros((2, 2), "bfloat16"), "b": jnp.array(0, "int32")}
        >>> tree = from_vector(jnp.array([7.0, 1.5, 2.0, 3.0, 4.0]), like)
        >>> tree["b"], tree["w"]
        (Array(7, dtype=int32), Array([[1.5, 2],
               [3, 4]], dtype=bfloat16))

    Checks:
        - from_vector undoes to_vector: containers, shapes, dtypes and values
        - trees of one half-precision dtype, empty trees and scalar leaves are no exception
        - jax.vmap and jax.grad go through from_vector
    """
    leaves, structure = jax.tree.flatten(like)
    # `split` wants the places to cut at, not the lengths. It also returns what is left after the last place: nothing.
    *parts, _ = jnp.split(vector, list(itertools.accumulate(leaf.size for leaf in leaves)))
    # `astype` comes last, so each number is rounded once, to the dtype of its own leaf.
    restored = [part.reshape(leaf.shape).astype(leaf.dtype) for part, leaf in zip(parts, leaves, strict=True)]
    return jax.tree.unflatten(structure, restored)
