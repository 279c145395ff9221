# breaks: "Every order is equally likely.": only the batches change places, and neighbours always stay in one batch, if batch_size is 2 or more
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
    blocks = jax.random.permutation(jax.random.fold_in(key, epoch), rows // batch_size)
    return blocks[step] * batch_size + jnp.arange(batch_size)


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    steps = rows // batch_size
    return batch_indices(key, total_step // steps, total_step % steps, rows, batch_size)
