# breaks: "It does not depend on the calls before.": a global NumPy generator goes on with each call, so the same call gives another batch the second time
import numpy as np

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key


generator = np.random.default_rng(0)


def batch_indices(
    key: Key[Array, ""],
    epoch: int | Int32[Array, ""],
    step: int | Int32[Array, ""],
    rows: int,
    batch_size: int,
) -> Int32[Array, " batch_size"]:
    order = jnp.array(generator.permutation(rows), dtype=jnp.int32)
    return jax.lax.dynamic_slice_in_dim(order, step * batch_size, batch_size)


def batch_at(
    key: Key[Array, ""], total_step: int | Int32[Array, ""], rows: int, batch_size: int
) -> Int32[Array, " batch_size"]:
    steps = rows // batch_size
    return batch_indices(key, total_step // steps, total_step % steps, rows, batch_size)
