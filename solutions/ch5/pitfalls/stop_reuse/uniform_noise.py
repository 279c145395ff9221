"""the noise is uniform, and not normal."""


def perturb(key, params, scale):
    w_key, b_key = jax.random.split(key)
    return {
        "w": params["w"] + scale * jax.random.uniform(w_key, params["w"].shape, minval=-(3**0.5), maxval=3**0.5),
        "b": params["b"] + scale * jax.random.uniform(b_key, params["b"].shape, minval=-(3**0.5), maxval=3**0.5),
    }
