"""the biases are random, and not 0."""


def init_mlp(key, sizes):
    keys = jax.random.split(key, len(sizes) - 1)

    def layer(key, fan_in, outputs):
        w_key, b_key = jax.random.split(key)
        scale = jnp.sqrt(2 / fan_in)
        w, b = jax.random.normal(w_key, (fan_in, outputs)), jax.random.normal(b_key, (outputs,))
        return {"w": scale * w, "b": scale * b}

    return [layer(*one) for one in zip(keys, sizes[:-1], sizes[1:], strict=True)]
