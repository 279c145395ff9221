import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


def as_key(
    seed_or_key: int | Int32[Array, ""] | UInt32[Array, "... 2"] | Key[Array, "..."],
) -> Key[Array, "..."]:
    match getattr(seed_or_key, "dtype", None):
        case None | jnp.int32:
            return jax.random.key(seed_or_key)
        case jnp.uint32:
            flat = seed_or_key.reshape(-1, 2)
            return jax.vmap(jax.random.wrap_key_data)(flat).reshape(seed_or_key.shape[:-1])
        case _:
            return seed_or_key


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    n = rows.shape[0]

    def swap(i, order):
        last = n - 1 - i
        other = jax.random.randint(jax.random.fold_in(key, i), (), 0, last + 1)
        a, b = order[last], order[other]
        return order.at[last].set(b).at[other].set(a)

    return rows[jax.lax.fori_loop(0, n - 1, swap, jnp.arange(n))]
