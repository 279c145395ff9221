"""the deviation was computed from the outputs of a layer, and not from its inputs."""


def init(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [
        {"w": jnp.sqrt(2 / outputs) * jax.random.normal(key, (inputs, outputs)), "b": jnp.zeros(outputs)}
        for key, (inputs, outputs) in zip(keys, itertools.pairwise(sizes), strict=True)
    ]
