"""w and b get their noise from one key."""


def perturb(key, params, scale):
    key, _ = jax.random.split(key)
    return {
        "w": params["w"] + scale * jax.random.normal(key, params["w"].shape),
        "b": params["b"] + scale * jax.random.normal(key, params["b"].shape),
    }
