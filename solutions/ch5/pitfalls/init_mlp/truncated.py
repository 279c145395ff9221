"""the weights are truncated, as those of `he_normal` are, so none is far from 0."""


def init_mlp(key, sizes):
    keys, draw = jax.random.split(key, len(sizes) - 1), jax.nn.initializers.he_normal()
    return [
        {"w": draw(key, (fan_in, outputs)), "b": jnp.zeros(outputs)}
        for key, fan_in, outputs in zip(keys, sizes[:-1], sizes[1:], strict=True)
    ]
