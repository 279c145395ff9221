# another way: Draws the order with `jax.random.choice`, and jits both functions with static sizes.

from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key


@partial(jax.jit, static_argnames=("rows", "batch_size"))
def batch_indices(
    key: Key[Array, ""],
    epoch: int | Int32[Array, ""],
    step: int | Int32[Array, ""],
    rows: int,
    batch_size: int,
) -> Int32[Array, " batch_size"]:
    order = jax.random.choice(jax.random.fold_in(key, epoch), rows, (rows,), replace=False)
    return jax.lax.dynamic_slice_in_dim(order, step * batch_size, batch_size)


@partial(jax.jit, static_argnames=("rows", "batch_size"))
def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    steps = jnp.int32(rows // batch_size)
    total = jnp.asarray(total_step, jnp.int32)
    return batch_indices(key, jax.lax.div(total, steps), jax.lax.rem(total, steps), rows, batch_size)
