"""the numbers are uniform, and not normal."""


def init(key, features):
    weights_key, bias_key = jax.random.split(key)
    return Params(jax.random.uniform(weights_key, features), jax.random.uniform(bias_key))
