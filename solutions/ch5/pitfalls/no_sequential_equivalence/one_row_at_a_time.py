"""the loop makes single rows, and not a whole chunk."""


def column_means(key, count, features, chunk):
    def add(total, index):
        return total + rows_of(key, index[None], features)[0], None

    return jax.lax.scan(add, jnp.zeros(features), jnp.arange(count))[0] / count
