"""split is called twice with one key, so both calls give the same keys."""


def perturb(key, params, scale):
    def noisy(value):
        own_key, _ = jax.random.split(key)
        return value + scale * jax.random.normal(own_key, value.shape)

    return {name: noisy(value) for name, value in params.items()}
