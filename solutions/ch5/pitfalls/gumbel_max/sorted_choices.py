"""the k categories are sorted by their numbers, and not in the order in which they were chosen."""


def sample_without_replacement(key, weights, k):
    noise = jax.random.gumbel(key, weights.shape)
    return jnp.sort(jax.lax.top_k(jnp.log(weights) + noise, k)[1], axis=-1)
