import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    return sample_without_replacement(key, weights, 1)[..., 0]


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    *others, categories = weights.shape
    rows = weights.reshape(-1, categories)

    def one_row(row_key, row):
        return jax.random.choice(row_key, categories, (k,), replace=False, p=row)

    choices = jax.vmap(one_row)(jax.random.split(key, rows.shape[0]), rows)
    return choices.reshape(*others, k).astype(jnp.int32)
