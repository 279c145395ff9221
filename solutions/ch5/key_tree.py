"""Make keys for many layers, for a tree of parameters, and for each step of each epoch.

Lesson: exercises/ch5/README.md#key_tree

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

All functions work inside `jax.jit` too, if `n` is a Python int. All keys are typed, and each key that is returned is
independent of all others, and not `key` itself. A *tree of arrays* is an array, or a dict, list or tuple that holds
trees of arrays. It has at least one array, and it holds neither None nor an empty container.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, PyTree, Shaped


def layer_keys(key: Key[Array, ""], n: int) -> Key[Array, " n"]:
    """Makes `n` keys from one, for example for the layers of a network.

    - A traced call has at most 400 operations, however large `n` is. So there is no Python loop over the keys.
    - Nothing else is made from `key`, and nothing is drawn from it.

    Args:
        key: a typed key. The caller uses it for this call only.
        n: how many keys to make, a Python int between 1 and 10,000.

    Returns:
        An array of `n` typed keys.

    Example:
        >>> keys = layer_keys(jax.random.key(0), 1000)
        >>> print(keys.shape, bool(jax.random.normal(keys[0]) == jax.random.normal(keys[999])))
        (1000,) False

    Checks:
        - layer_keys gives n independent keys
        - the program of layer_keys does not grow with n
    """
    # One split makes all keys at once. In a chain, each one would wait for the one before.
    return jax.random.split(key, n)


def keys_like(key: Key[Array, ""], tree: PyTree[Shaped[Array, "..."]]) -> PyTree[Key[Array, ""]]:
    """Makes a key for each array of a tree, and returns them in a tree of the same containers.

    - Each array has a key of its own, even if two arrays are equal.
    - The keys depend on `key` and on the structure of the tree only, not on shapes or numbers.

    A Python loop over the arrays is fine.

    Args:
        key: a typed key. The caller uses it for this call only.
        tree: a tree of arrays.

    Returns:
        The tree of keys. In the place of each array, it has a typed key of shape ().

    Example:
        >>> params = {"w": jnp.zeros((3, 2)), "b": jnp.zeros(2)}
        >>> keys = keys_like(jax.random.key(0), params)
        >>> print(sorted(keys), keys["w"].shape, bool(keys["w"] == keys["b"]))
        ['b', 'w'] () False

    Checks:
        - keys_like returns keys of shape (), in the containers of the tree
        - keys_like gives each array a key of its own, whatever the arrays hold
    """
    # Folding in a shape, or a name such as "w", would give two equal layers the same key. So this counts the leaves.
    leaves, containers = jax.tree.flatten(tree)
    return jax.tree.unflatten(containers, list(layer_keys(key, len(leaves))))


def step_key(key: Key[Array, ""], epoch: int | Int32[Array, ""], step: int | Int32[Array, ""]) -> Key[Array, ""]:
    """Returns the key of one step of one epoch.

    - Two different pairs of epoch and step have two independent keys. For example, epoch 1 and step 2 have another key
      than epoch 2 and step 1, and than epoch 0 and step 3.
    - The key is a function of the arguments. It does not depend on the calls before, and you need no key of an earlier
      step for it.
    - A traced call has at most 400 operations.

    Args:
        key: a typed key. The caller uses it for the steps of all epochs, and makes no other use of it.
        epoch: a Python int or an int32 array of shape (), between 0 and 1,000,000. It may be a tracer, and `jax.vmap`
            may map it, even over half a million pairs.
        step: as `epoch`. Nobody tells you how many steps an epoch has.

    Returns:
        One typed key.

    Example:
        >>> key = jax.random.key(0)
        >>> print(step_key(key, 3, 41) == step_key(key, 3, 41), step_key(key, 3, 41) == step_key(key, 41, 3))
        True False

    Checks:
        - step_key gives each pair of epoch and step a key of its own, up to a million
        - step_key gives the same keys if epoch and step are tracers
    """
    # Each epoch has a key, and it is the parent of its steps. So nobody has to know how many steps an epoch has.
    return jax.random.fold_in(jax.random.fold_in(key, epoch), step)
