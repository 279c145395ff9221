"""the race for k places adds noise to the weights, and not to their logarithms."""


def sample_without_replacement(key, weights, k):
    noise = jax.random.gumbel(key, weights.shape)
    return jax.lax.top_k(jnp.where(weights > 0, weights, -jnp.inf) + noise, k)[1]
