"""the first step is a Python int, and no array."""


def start(params, key):
    return State(params, jax.tree.map(jnp.zeros_like, params), key, 0)
