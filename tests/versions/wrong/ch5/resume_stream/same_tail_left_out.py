# breaks: "Each epoch goes through the rows in a random order. Every order is equally likely.": the last rows of the data are left out in all epochs, if rows is no multiple of batch_size
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
    steps = rows // batch_size
    order = jax.random.permutation(jax.random.fold_in(key, epoch), steps * batch_size)
    return order.reshape(steps, batch_size)[step]


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    steps = rows // batch_size
    return batch_indices(key, total_step // steps, total_step % steps, rows, batch_size)
