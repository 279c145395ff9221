# another way: Swaps rows in a loop, the method of Fisher and Yates: it needs no sort, but each swap waits.

"""Make keys from seeds and from old code, and shuffle rows without a global state.

Lesson: exercises/ch5/README.md#typed_keys

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit` and `jax.vmap` too. All keys are of JAX's default kind. NumPy arrays, empty arrays
and negative seeds are not checked. If the chances of two orders differ by less than one percent, they count as equal.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


def as_key(
    seed_or_key: int | Int32[Array, ""] | UInt32[Array, "... 2"] | Key[Array, "..."],
) -> Key[Array, "..."]:
    """Returns a typed key for a seed, for a raw key of older code, or for a typed key.

    - A seed gives the key that `jax.random.key` makes of it.
    - A raw key gives a typed key that draws the same numbers.
    - An array of raw keys gives an array of typed keys, each at the place of its raw key. So the shape (5, 2) becomes
      (5,), and (3, 4, 2) becomes (3, 4).
    - A typed key, or an array of typed keys, is returned as it is. An equal new array is fine too.

    Args:
        seed_or_key: one of these. A seed is a Python int from 0 to 2**31 - 1, or an int32 array of shape (). A raw key
            is a uint32 array of shape (2,), such as `jax.random.PRNGKey(3)`.

    Returns:
        One typed key, or an array of typed keys.

    Example:
        >>> key, raw = jax.random.key(3), jax.random.PRNGKey(3)
        >>> print(as_key(3) == key, as_key(raw) == key, as_key(key) == key)
        True True True
        >>> as_key(jnp.stack([raw, raw, raw])).shape
        (3,)

    Checks:
        - as_key makes the key of a seed, also if the seed is a tracer
        - as_key turns raw keys into typed keys that draw the same numbers
        - as_key returns typed keys as they are
    """
    # Every kind becomes raw first, and then typed.
    dtype = getattr(seed_or_key, "dtype", None)
    if dtype is None or dtype == jnp.int32:
        raw = jax.random.key_data(jax.random.key(seed_or_key))
    elif dtype == jnp.uint32:
        raw = seed_or_key
    else:
        raw = jax.random.key_data(seed_or_key)
    return jax.random.wrap_key_data(raw)


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    """Returns the rows of an array in a random order.

    - A row stays whole: the numbers in it keep their places. Each row is there as often as before.
    - Every order is equally likely, the one of `rows` too.
    - The result is a function of `key` and `rows`. It does not depend on what ran before.

    Args:
        key: a typed key. It is used for this order only.
        rows: at least one row. The first axis counts them, and there may be no other axis. The dtype is float32 or
            int32.

    Returns:
        The rows, with the shape and dtype of `rows`.

    Example:
        >>> rows = jnp.array([[1, 2], [3, 4], [5, 6]])
        >>> mixed = shuffled(jax.random.key(0), rows)
        >>> print(mixed.shape, sorted(mixed.tolist()))
        (3, 2) [[1, 2], [3, 4], [5, 6]]

    Checks:
        - shuffled keeps each row whole, and keeps all of them
        - shuffled gives every order equally often
        - the order depends on the key, and not on what ran before
    """
    count = rows.shape[0]

    def swap(step, mixed):
        last = count - 1 - step
        other = jax.random.randint(jax.random.fold_in(key, step), (), 0, last + 1)
        return mixed.at[last].set(mixed[other]).at[other].set(mixed[last])

    return jax.lax.fori_loop(0, count - 1, swap, rows)
