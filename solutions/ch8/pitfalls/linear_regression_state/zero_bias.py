"""the bias starts at 0, and is not drawn."""


def init(key, features):
    return Params(jax.random.normal(key, features), jnp.zeros(()))
