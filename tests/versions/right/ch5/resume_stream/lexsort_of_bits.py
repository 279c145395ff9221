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
    one, two = jax.random.split(jax.random.fold_in(key, epoch))
    order = jnp.lexsort((jax.random.bits(one, (rows,)), jax.random.bits(two, (rows,)))).astype(jnp.int32)
    return jax.lax.dynamic_slice(order, (step * batch_size,), (batch_size,))


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    epoch, step = jnp.divmod(jnp.asarray(total_step), rows // batch_size)
    return batch_indices(key, epoch, step, rows, batch_size)
