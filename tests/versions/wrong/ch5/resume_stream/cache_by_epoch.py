# breaks: "So are those of different keys.": the order of an epoch is kept, and a second call with another key gets it again
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key


orders = {}


def batch_indices(
    key: Key[Array, ""],
    epoch: int | Int32[Array, ""],
    step: int | Int32[Array, ""],
    rows: int,
    batch_size: int,
) -> Int32[Array, " batch_size"]:
    place = (int(epoch), rows) if isinstance(epoch, int) else None
    if place is None or isinstance(key, jax.core.Tracer):
        order = jax.random.permutation(jax.random.fold_in(key, epoch), rows)
    else:
        if place not in orders:
            orders[place] = jax.random.permutation(jax.random.fold_in(key, epoch), rows)
        order = orders[place]
    return jax.lax.dynamic_slice_in_dim(order, step * batch_size, batch_size)


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    steps = rows // batch_size
    return batch_indices(key, total_step // steps, total_step % steps, rows, batch_size)
