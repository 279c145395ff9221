# another way: Computes the places of a batch and indexes the order with them, instead of cutting a slice.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key


def order_of(key, epoch, rows):
    return jax.random.permutation(jax.random.fold_in(key, epoch), rows)


def batch_indices(
    key: Key[Array, ""],
    epoch: int | Int32[Array, ""],
    step: int | Int32[Array, ""],
    rows: int,
    batch_size: int,
) -> Int32[Array, " batch_size"]:
    places = step * batch_size + jnp.arange(batch_size)
    return jnp.take(order_of(key, epoch, rows), places)


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    per_epoch = rows // batch_size
    epoch = total_step // per_epoch
    first = (total_step - epoch * per_epoch) * batch_size
    return order_of(key, epoch, rows)[first + jnp.arange(batch_size)]
