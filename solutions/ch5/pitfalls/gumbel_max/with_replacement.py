"""each of the k categories is chosen among all, so one can come twice."""


def sample_without_replacement(key, weights, k):
    choices = [sample(round_key, weights) for round_key in jax.random.split(key, k)]
    return jnp.stack(choices, axis=-1)
