"""the noise is added to the weights, and not to their logarithms."""


def sample(key, weights):
    noise = jax.random.gumbel(key, weights.shape)
    return jnp.argmax(jnp.where(weights > 0, weights, -jnp.inf) + noise, axis=-1)
