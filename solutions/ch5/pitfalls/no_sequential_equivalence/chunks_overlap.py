"""chunk `number` begins at row `number`, and not at `number * chunk`."""


def column_means(key, count, features, chunk):
    def add(total, number):
        return total + jnp.sum(rows_of(key, number + jnp.arange(chunk), features), axis=0), None

    return jax.lax.scan(add, jnp.zeros(features), jnp.arange(count // chunk))[0] / count
