# breaks: "So no row comes twice in": each step draws an order of its own, so rows come twice, if an epoch has two or more steps
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
    batch_key = jax.random.fold_in(jax.random.fold_in(key, epoch), step)
    return jax.random.permutation(batch_key, rows)[:batch_size]


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    steps = rows // batch_size
    return batch_indices(key, total_step // steps, total_step % steps, rows, batch_size)
