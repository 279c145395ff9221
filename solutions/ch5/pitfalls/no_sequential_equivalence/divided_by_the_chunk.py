"""the sum of all rows is divided by `chunk`, and not by `count`."""


def column_means(key, count, features, chunk):
    def add(total, number):
        return total + jnp.sum(rows_of(key, number * chunk + jnp.arange(chunk), features), axis=0), None

    return jax.lax.scan(add, jnp.zeros(features), jnp.arange(count // chunk))[0] / chunk
