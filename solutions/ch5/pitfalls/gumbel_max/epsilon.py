"""a small number is added to the weights, so a weight of 0 can win against tiny ones."""


def sample(key, weights):
    noise = jax.random.gumbel(key, weights.shape)
    return jnp.argmax(jnp.log(weights + 1e-9) + noise, axis=-1)
