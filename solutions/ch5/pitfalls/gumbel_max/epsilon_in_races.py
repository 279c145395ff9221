"""a small number is added before the race for k places, so a weight of 0 can come in."""


def sample_without_replacement(key, weights, k):
    noise = jax.random.gumbel(key, weights.shape)
    return jax.lax.top_k(jnp.log(weights + 1e-9) + noise, k)[1]
