"""the noise is not multiplied by scale."""


def perturb(key, params, scale):
    w_key, b_key = jax.random.split(key)
    return {
        "w": params["w"] + jax.random.normal(w_key, params["w"].shape),
        "b": params["b"] + jax.random.normal(b_key, params["b"].shape),
    }
