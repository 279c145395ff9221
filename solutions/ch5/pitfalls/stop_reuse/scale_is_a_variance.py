"""scale is taken for a variance, but it is a standard deviation."""


def perturb(key, params, scale):
    w_key, b_key = jax.random.split(key)
    return {
        "w": params["w"] + scale**0.5 * jax.random.normal(w_key, params["w"].shape),
        "b": params["b"] + scale**0.5 * jax.random.normal(b_key, params["b"].shape),
    }
