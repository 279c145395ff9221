"""the weights are divided by the root of the number of features, as in a layer of a network."""


def init(key, features):
    weights_key, bias_key = jax.random.split(key)
    return Params(jax.random.normal(weights_key, features) / jnp.sqrt(features), jax.random.normal(bias_key))
