"""the order is that of rising scores, so the last one comes first."""


def sample_without_replacement(key, weights, k):
    noise = jax.random.gumbel(key, weights.shape)
    return jax.lax.top_k(jnp.log(weights) + noise, k)[1][..., ::-1]
