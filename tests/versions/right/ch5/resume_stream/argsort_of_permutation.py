import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key


def batch_of(epoch_key, start, rows, batch_size):
    rank = jax.random.permutation(epoch_key, rows)
    order = jnp.argsort(rank)
    return jax.lax.dynamic_slice_in_dim(order, start, batch_size)


def batch_indices(
    key: Key[Array, ""],
    epoch: int | Int32[Array, ""],
    step: int | Int32[Array, ""],
    rows: int,
    batch_size: int,
) -> Int32[Array, " batch_size"]:
    return batch_of(jax.random.fold_in(key, epoch + 1), step * batch_size, rows, batch_size)


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    steps = rows // batch_size
    return batch_of(jax.random.fold_in(key, total_step // steps + 1), total_step % steps * batch_size, rows, batch_size)
