"""Shrink the params of a model, except those with certain names.

Lesson: exercises/ch6/README.md#decay_by_path

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In both functions:

- `params` is a tree of float32 JAX arrays of any shape, or of tracers, inside `jax.jit`. All numbers are finite. It may
  be a single array. `None` holds no leaf.
- The containers are dicts, lists, tuples, NamedTuples and classes registered with `jax.tree_util.register_dataclass`,
  in any depth. The keys of dicts are strings.
- The *last* step of a path may be a key of a dict, or a field of a class. Then this key or field, such as `"b"`, is the
  name of the leaf. The steps before do not matter.
- If the last step is an index of a list or a tuple, or if there is no step, the leaf has no name.
- `skip` is a tuple of names, perhaps empty. A leaf decays, unless its name is in `skip`. So a leaf without a name
  decays. `skip` has no number such as `"0"`, and no empty string.
"""

from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def decay_mask(params: PyTree[Float[Array, "..."]], skip: tuple[str, ...] = ("b",)) -> PyTree[bool]:
    """Tells for each leaf if it decays.

    Args:
        params: a tree of arrays, as above.
        skip: the names of the leaves that do not decay.

    Returns:
        A tree in the containers of `params`. In place of each leaf, it has True if the leaf decays, and False
        otherwise. These are Python bools, inside `jax.jit` too: paths are known while JAX traces.

    Example:
        >>> params = {"first": {"w": jnp.ones((2, 2)), "b": jnp.ones(2)}, "b": [jnp.ones(3)]}
        >>> decay_mask(params)
        {'b': [True], 'first': {'b': False, 'w': True}}

    Checks:
        - decay_mask is False for leaves with a name in skip, and True for all others
        - only the last step of a path counts, not the shape and not the position
        - fields of NamedTuples and dataclasses have names too
        - a leaf decays if it has no name: in a list, in a tuple, or alone
    """
    return jax.tree.map_with_path(lambda path, leaf: _name(path) not in skip, params)


def decay_by_path(
    params: PyTree[Float[Array, "..."]], rate: float, skip: tuple[str, ...] = ("b",)
) -> PyTree[Float[Array, "..."]]:
    """Shrinks each leaf that decays to (1 - rate) times itself, and leaves all others alone.

    It works inside `jax.jit` too. `skip` is a tuple of strings even there.

    Args:
        params: a tree of arrays, as above.
        rate: from 0 to 1. A Python float, or a float32 scalar, which may be a tracer inside `jax.jit`.
        skip: the names of the leaves that do not decay.

    Returns:
        A tree of float32 JAX arrays, in the containers of `params`. The arrays that do not decay may be those of
        `params`.

    Example:
        >>> params = {"w": jnp.array([4.0, 8.0]), "b": jnp.array([4.0]), "scale": jnp.array([2.0])}
        >>> decayed = decay_by_path(params, 0.25, skip=("b", "scale"))
        >>> print(decayed["w"], decayed["b"], decayed["scale"])
        [3. 6.] [4.] [2.]

    Checks:
        - decay_by_path shrinks the leaves that decay, and no others
        - decay_by_path works inside jax.jit, and keeps the containers
    """
    # The mask is a tree of Python's truth values, so a plain `if` works, under jit too.
    return jax.tree.map(lambda leaf, decays: (1 - rate) * leaf if decays else leaf, params, decay_mask(params, skip))


def _name(path: tuple[Any, ...]) -> str | None:
    """Finds the name of a leaf. Each kind of step holds what it names in an attribute of its own."""
    match path[-1:]:
        case (jax.tree_util.DictKey(key=name),):
            return name
        case (jax.tree_util.GetAttrKey(name=name),):
            return name
    return None
