"""the padding is NaN and is known by that, so a real NaN does not count."""


@jax.jit(static_argnames="fn")
def _mean_of_numbers(fn, padded):
    real = ~jnp.isnan(padded)
    return jnp.sum(jnp.where(real, fn(padded), 0.0)) / jnp.sum(real)


def bucketed_mean(fn, values):
    padded = np.full(bucket_size(len(values)), np.nan, values.dtype)
    padded[: len(values)] = values
    return _mean_of_numbers(fn, padded)
