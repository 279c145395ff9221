"""the result is one list of choices, whatever axes the rows have."""


def sample(key, weights):
    rows = weights.reshape(-1, weights.shape[-1])
    return jnp.argmax(jnp.log(rows) + jax.random.gumbel(key, rows.shape), axis=-1)
