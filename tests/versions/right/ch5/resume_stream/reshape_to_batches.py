# another way: Reshapes the order into a table of batches, so the step is an index, which may be a tracer.

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
    epoch_key = jax.random.fold_in(key, epoch)
    steps = rows // batch_size
    order = jax.random.permutation(epoch_key, jnp.arange(rows))
    return order[: steps * batch_size].reshape(steps, batch_size)[step]


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    epoch, step = divmod(total_step, rows // batch_size)
    return batch_indices(key, epoch, step, rows, batch_size)
