"""the noise of sample is normal, and not Gumbel noise."""


def sample(key, weights):
    noise = jax.random.normal(key, weights.shape)
    return jnp.argmax(jnp.log(weights) + noise, axis=-1)
