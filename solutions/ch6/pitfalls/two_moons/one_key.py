"""every layer has the same key, so the weights of two layers are the same numbers."""


def init(key, sizes):
    return [
        {"w": jnp.sqrt(2 / inputs) * jax.random.normal(key, (inputs, outputs)), "b": jnp.zeros(outputs)}
        for inputs, outputs in itertools.pairwise(sizes)
    ]
