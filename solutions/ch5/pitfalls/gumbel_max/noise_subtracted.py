"""the noise is subtracted, and Gumbel noise is not symmetric."""


def sample(key, weights):
    noise = jax.random.gumbel(key, weights.shape)
    return jnp.argmax(jnp.log(weights) - noise, axis=-1)
