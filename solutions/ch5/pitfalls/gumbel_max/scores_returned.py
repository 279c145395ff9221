"""the k largest scores are returned, and not the numbers of their categories."""


def sample_without_replacement(key, weights, k):
    noise = jax.random.gumbel(key, weights.shape)
    return jax.lax.top_k(jnp.log(weights) + noise, k)[0]
