"""a Python loop goes over the rows, so the program grows with them."""


def sample(key, weights):
    rows = jnp.log(weights) + jax.random.gumbel(key, weights.shape)
    rows = rows.reshape(-1, weights.shape[-1])
    return jnp.stack([jnp.argmax(row) for row in rows]).reshape(weights.shape[:-1])
