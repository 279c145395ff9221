"""the weights are uniform, and not normal."""


def init_mlp(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)

    def layer(key, fan_in, outputs):
        most = jnp.sqrt(6 / fan_in)
        return {"w": jax.random.uniform(key, (fan_in, outputs), minval=-most, maxval=most), "b": jnp.zeros(outputs)}

    return [layer(*one) for one in zip(keys, sizes[:-1], sizes[1:], strict=True)]
