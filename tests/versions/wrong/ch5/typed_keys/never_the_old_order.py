# breaks: "Every order is equally likely, the one of `rows` too.": the swap always takes another place (j < i), so only orders of one single cycle come, never the one of rows itself if there are two rows or more
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


def as_key(
    seed_or_key: int | Int32[Array, ""] | UInt32[Array, "... 2"] | Key[Array, "..."],
) -> Key[Array, "..."]:
    if isinstance(seed_or_key, int):
        return jax.random.key(seed_or_key)
    if jnp.issubdtype(seed_or_key.dtype, jax.dtypes.prng_key):
        return seed_or_key
    if seed_or_key.dtype == jnp.uint32:
        return jax.random.wrap_key_data(seed_or_key)
    return jax.random.key(seed_or_key)


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    n = rows.shape[0]

    def swap(i, order):
        last = n - 1 - i
        other = jax.random.randint(jax.random.fold_in(key, i), (), 0, last)
        a, b = order[last], order[other]
        return order.at[last].set(b).at[other].set(a)

    return rows[jax.lax.fori_loop(0, n - 1, swap, jnp.arange(n))]
