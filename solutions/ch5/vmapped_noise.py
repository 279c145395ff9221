"""Batch a function that draws, and give each example noise of its own.

Lesson: exercises/ch5/README.md#vmapped_noise

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit` too, if `n` is a Python int. No Python loop runs over the examples or the draws. A
traced call has at most 400 operations, beside those of `fn`, however many there are. All keys are typed. A *tree of
arrays* is an array, or a dict, list or tuple that holds trees of arrays. It has at least one array, and it holds
neither None nor an empty container.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key, PyTree, Shaped


def noisy_batch(
    fn: Callable[[Key[Array, ""], PyTree], PyTree],
    key: Key[Array, ""],
    batch: PyTree[Shaped[Array, "batch ..."]],
) -> PyTree[Shaped[Array, "batch ..."]]:
    """Applies `fn` to each example of a batch, with a key of its own.

    - Result i is `fn(key_i, example_i)`. The draws of all examples are independent.
    - Each `key_i` is a new key that is made from `key`. No example gets `key` itself.

    Args:
        fn: a pure function. `fn(key, example)` takes a typed key of shape () and one example, both by position. It
            draws from the key, and returns a tree of arrays. It is not written for a batch.
        key: a typed key. The caller uses it for this call only.
        batch: a tree of arrays. The first axis of each array is that of the examples. There is at least one example.

    Returns:
        The results, in the containers that `fn` returns. The first axis of each array is that of the examples.

    Example:
        >>> def jitter(key, example):
        ...     return example["place"] + 0.1 * jax.random.normal(key, (2,))
        >>> batch = {"place": jnp.zeros((5, 2)), "name": jnp.arange(5)}
        >>> places = noisy_batch(jitter, jax.random.key(0), batch)
        >>> print(places.shape, len(set(places.ravel().tolist())))
        (5, 2) 10

    Checks:
        - noisy_batch applies fn to each example, in any tree of arrays
        - the draws of different examples are independent, and no example gets the batch's key
        - no Python loop runs over the examples or the draws: more of them make no program longer
    """
    # The batch may be a dict, whose length is the number of its entries. Each array of it knows the number of examples.
    examples = len(jax.tree.leaves(batch)[0])
    # Keys go in as an argument, and vmap slices them. A key from outside would be the same one for all examples.
    return jax.vmap(fn)(jax.random.split(key, examples), batch)


def draw_many(
    fn: Callable[[Key[Array, ""], PyTree], PyTree], key: Key[Array, ""], x: PyTree[Shaped[Array, "..."]], n: int
) -> PyTree[Shaped[Array, "n ..."]]:
    """Applies `fn` to one example `n` times, each time with another key.

    - Result i is `fn(key_i, x)`. All draws are independent.
    - Each `key_i` is a new key that is made from `key`. None of them is `key` itself.

    Args:
        fn: as in `noisy_batch`.
        key: a typed key. The caller uses it for this call only.
        x: one example, a tree of arrays. Its arrays may have the shape (), and all draws get them whole.
        n: how many times to draw, a Python int, at least 1.

    Returns:
        The results, in the containers that `fn` returns. The first axis of each array counts the draws.

    Example:
        >>> def jitter(key, x):
        ...     return x + 0.1 * jax.random.normal(key)
        >>> draws = draw_many(jitter, jax.random.key(0), jnp.array(3.0), 1000)
        >>> print(draws.shape, draws.mean().round(1))
        (1000,) 3.0

    Checks:
        - draw_many applies fn to the whole x, n times
        - the draws of draw_many are independent, and none of them uses the key that it was given
        - no Python loop runs over the examples or the draws: more of them make no program longer
    """
    # None shares x, whatever its containers and shapes are. Repeating it n times would cost memory.
    return jax.vmap(fn, in_axes=(0, None))(jax.random.split(key, n), x)
