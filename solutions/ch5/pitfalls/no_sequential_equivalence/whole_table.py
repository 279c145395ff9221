"""all rows are made at once, and averaged at the end."""


def column_means(key, count, features, chunk):
    return jnp.mean(rows_of(key, jnp.arange(count), features), axis=0)
