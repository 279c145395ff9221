"""the normal numbers are truncated, as those of `he_normal` are, so none is far from 0."""


def init(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)
    return [
        {"w": jax.nn.initializers.he_normal()(key, (inputs, outputs)), "b": jnp.zeros(outputs)}
        for key, (inputs, outputs) in zip(keys, itertools.pairwise(sizes), strict=True)
    ]
