"""Make the batches of each epoch a function of the key and of their place, so that training can go on after a stop.

Lesson: exercises/ch5/README.md#resume_stream

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit` too, if `rows` and `batch_size` are Python ints. They do no work for other epochs:
epoch 1,000,000 takes as long as epoch 0, and no array has a place for each epoch. All keys are typed.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key


def batch_indices(
    key: Key[Array, ""],
    epoch: int | Int32[Array, ""],
    step: int | Int32[Array, ""],
    rows: int,
    batch_size: int,
) -> Int32[Array, " batch_size"]:
    """Returns the indices of the rows of one batch.

    - Each epoch goes through the rows in a random order. Every order is equally likely.
    - Step 0 gets the first `batch_size` rows of this order, step 1 the next ones, and so on. So no row comes twice in
      an epoch.
    - The orders of different epochs are independent. So are those of different keys.
    - If `rows` is no multiple of `batch_size`, the end of the order is left out in this epoch.
    - The result is a function of the arguments. It does not depend on the calls before.
    - Nothing is drawn from `key` itself.

    Args:
        key: a typed key. The caller uses it for all batches of all epochs, and makes no other use of it.
        epoch: a Python int or an int32 array of shape (), between 0 and 1,000,000. It may be a tracer, and `jax.vmap`
            may map it.
        step: as `epoch`, and less than `rows // batch_size`.
        rows: the number of rows of the data, a Python int, at most 100,000.
        batch_size: the number of rows of a batch, a Python int between 1 and `rows`.

    Returns:
        The indices, int32, each between 0 and `rows - 1`.

    Example:
        >>> key = jax.random.key(0)
        >>> first, second = batch_indices(key, 0, 0, 6, 3), batch_indices(key, 0, 1, 6, 3)
        >>> print(first.shape, sorted(first.tolist() + second.tolist()))
        (3,) [0, 1, 2, 3, 4, 5]

    Checks:
        - the batches of an epoch are parts of one order of all rows, and no row comes twice
        - every order is equally likely, and the orders of epochs and keys are independent
        - a batch depends on the arguments only, not on the calls before
        - epoch and step may be tracers, and a late epoch takes no longer than an early one
    """
    # Only the epoch goes into the key. With the step in it too, each batch would come from an order of its own.
    order = jax.random.permutation(jax.random.fold_in(key, epoch), rows)
    # A Python slice needs Python ints, and the step may be a tracer.
    return jax.lax.dynamic_slice_in_dim(order, step * batch_size, batch_size)


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    """Returns the indices of one batch, if all you know is how many steps were taken since the beginning.

    - An epoch has `rows // batch_size` steps, and the next epoch follows. So these are the batches of `batch_indices`,
      first those of epoch 0, then those of epoch 1, and so on.

    Args:
        key: as in `batch_indices`.
        total_step: a Python int or an int32 array of shape (), between 0 and 1,000,000. It may be a tracer, and
            `jax.vmap` may map it.
        rows: as in `batch_indices`.
        batch_size: as in `batch_indices`.

    Returns:
        The indices, as in `batch_indices`.

    Example:
        >>> key = jax.random.key(0)
        >>> print(jnp.array_equal(batch_at(key, 7, rows=12, batch_size=4), batch_indices(key, 2, 1, 12, 4)))
        True

    Checks:
        - batch_at goes through the batches of one epoch after the other
        - epoch and step may be tracers, and a late epoch takes no longer than an early one
    """
    steps = rows // batch_size  # of an epoch. The rows that are left out have no step.
    return batch_indices(key, total_step // steps, total_step % steps, rows, batch_size)
