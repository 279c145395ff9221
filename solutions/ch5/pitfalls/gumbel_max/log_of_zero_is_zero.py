"""the score of a weight of 0 starts at 0, as if the weight were 1."""


def sample(key, weights):
    noise = jax.random.gumbel(key, weights.shape)
    return jnp.argmax(jnp.where(weights > 0, jnp.log(weights), 0.0) + noise, axis=-1)
