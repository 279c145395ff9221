# breaks: "They do no work for other epochs": a chain of splits walks through all epochs before, so epoch 1,000,000 takes a million splits
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
    epoch_key = jax.lax.fori_loop(0, epoch, lambda _, k: jax.random.split(k)[0], key)
    order = jax.random.permutation(jax.random.split(epoch_key)[1], rows)
    return jax.lax.dynamic_slice_in_dim(order, step * batch_size, batch_size)


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    steps = rows // batch_size
    return batch_indices(key, total_step // steps, total_step % steps, rows, batch_size)
