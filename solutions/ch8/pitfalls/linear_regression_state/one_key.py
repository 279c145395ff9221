"""weights and bias are drawn with one key, so they depend on one another."""


def init(key, features):
    return Params(jax.random.normal(key, features), jax.random.normal(key))
