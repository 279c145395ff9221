# breaks: "traced program has more than 2 * chunk * features elements.": scan stacks the means of all chunks before it averages them, which is too large for 100 chunks of 10 rows
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    def row(index):
        return jax.random.normal(jax.random.fold_in(key, index), (features,))

    return jax.vmap(row)(indices)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    def one(_, number):
        return None, rows_of(key, number * chunk + jnp.arange(chunk), features).mean(axis=0)

    _, means = jax.lax.scan(one, None, jnp.arange(count // chunk))
    return means.mean(axis=0)
