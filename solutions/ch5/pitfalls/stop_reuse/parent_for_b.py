"""b gets its noise from the key that was split for w."""


def perturb(key, params, scale):
    w_key, _ = jax.random.split(key)
    return {
        "w": params["w"] + scale * jax.random.normal(w_key, params["w"].shape),
        "b": params["b"] + scale * jax.random.normal(key, params["b"].shape),
    }
