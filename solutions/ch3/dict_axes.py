"""Map over some entries of a dict, and share the others.

Lesson: exercises/ch3/README.md#dict_axes

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit` too, and no Python loop runs over the examples or the members. However many there
are, a traced call has at most 60 operations, beside those of `fn`. All arrays are float32. A *tree of arrays* is an
array, or a dict, list or tuple of trees of arrays.
"""

from collections.abc import Callable, Collection

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def run_ensemble(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"]
) -> Float[Array, "members classes"]:
    """Runs each member of an ensemble on one example: `x @ w + b`, with the member's own `w` and `b`.

    Args:
        params: a dict with two entries, the weights and biases of all members.
            `params["w"]` has the shape (members, features, classes). Its first axis is that of the members.
            `params["b"]` has the shape (classes, members). Its last axis is that of the members.
            All sizes are at least 1.
        x: one example, which all members share.

    Returns:
        One row for each member.

    Example:
        >>> params = {"w": jnp.array([[[1.0, 0.0]], [[2.0, 5.0]]]), "b": jnp.array([[0.5, 0.0], [0.0, 1.0]])}
        >>> run_ensemble(params, jnp.array([10.0]))  # 2 members, 1 feature, 2 classes
        Array([[10.5,  0. ],
               [20. , 51. ]], dtype=float32)

    Checks:
        - run_ensemble gives x @ w + b for each member
        - no Python loop runs over members or examples
    """

    def run(member: dict[str, Float[Array, "..."]]) -> Float[Array, " classes"]:
        return x @ member["w"] + member["b"]

    # The dict stands for one argument, so it is inside a tuple. It has a number for each array.
    return jax.vmap(run, in_axes=({"w": 0, "b": -1},))(params)


def map_some(
    fn: Callable[[PyTree, dict[str, PyTree]], PyTree],
    params: PyTree[Float[Array, "..."]],
    data: dict[str, PyTree[Float[Array, "..."]]],
    mapped: Collection[str],
) -> PyTree[Float[Array, "examples ..."]]:
    """Calls `fn(params, one)` for each example, without a Python loop.

    `one` is a dict with the names of `data`. In the entries that `mapped` names, each array is the slice of this
    example. The other entries are whole, and so is `params`.

    Args:
        fn: a pure function. It returns a tree of arrays. It takes its arguments by position only.
        params: a tree of arrays, which all examples share. It may hold no array at all.
        data: a plain dict of trees of arrays. In the entries that `mapped` names, each array has the examples along its
            first axis. There is at least one example, and at least one such array. Other entries may have any shapes.
        mapped: names of entries of `data`, at least one: a tuple, a list or a set.

    Returns:
        The results, in the containers that `fn` returns. Each array has the examples along its first axis.

    Raises:
        KeyError: `mapped` names an entry that `data` does not have.

    Example:
        >>> def distance(params, one):
        ...     return jnp.sum(jnp.abs(one["point"] - one["center"])) * params["unit"]
        >>> data = {"point": jnp.array([[1.0, 2.0], [3.0, 4.0]]), "center": jnp.array([1.0, 1.0])}
        >>> map_some(distance, {"unit": jnp.float32(10)}, data, ("point",))
        Array([10., 50.], dtype=float32)

    Checks:
        - map_some maps the entries that are named, and shares params and the other entries
        - an entry may be a tree, and so may the result
        - a name that data does not have raises a KeyError
        - no Python loop runs over members or examples
    """
    unknown = set(mapped) - data.keys()
    if unknown:
        raise KeyError(f"data has no entry {min(unknown)!r}")
    # One number, or None, holds for all arrays below it: this is a prefix of the tree.
    axes = {name: 0 if name in mapped else None for name in data}
    return jax.vmap(fn, in_axes=(None, axes))(params, data)
