"""all rows of sample_without_replacement share the noise of one row."""


def sample_without_replacement(key, weights, k):
    noise = jax.random.gumbel(key, weights.shape[-1:])
    return jax.lax.top_k(jnp.log(weights) + noise, k)[1]
