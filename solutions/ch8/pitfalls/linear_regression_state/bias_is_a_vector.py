"""the bias has an axis of length 1, and is no scalar."""


def init(key, features):
    weights_key, bias_key = jax.random.split(key)
    return Params(jax.random.normal(weights_key, features), jax.random.normal(bias_key, 1))
