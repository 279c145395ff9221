from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key


@partial(jax.jit, static_argnums=2)
def shuffled(key, epoch, rows):
    last = jnp.arange(rows)
    partners = jax.random.randint(jax.random.fold_in(key, epoch), (rows,), 0, last + 1)

    def swap(i, order):
        i = rows - 1 - i
        j = partners[i]
        one, two = order[i], order[j]
        return order.at[i].set(two).at[j].set(one)

    return jax.lax.fori_loop(0, rows - 1, swap, last)


def batch_indices(
    key: Key[Array, ""],
    epoch: int | Int32[Array, ""],
    step: int | Int32[Array, ""],
    rows: int,
    batch_size: int,
) -> Int32[Array, " batch_size"]:
    return jax.lax.dynamic_slice_in_dim(shuffled(key, epoch, rows), step * batch_size, batch_size)


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    steps = rows // batch_size
    return batch_indices(key, total_step // steps, total_step % steps, rows, batch_size)
