"""the velocity starts as the params, and not at zero."""


def start(params, key):
    return State(params, jax.tree.map(jnp.copy, params), key, jnp.zeros((), "int32"))
