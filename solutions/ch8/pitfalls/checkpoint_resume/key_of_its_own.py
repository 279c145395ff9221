"""`start` makes a key of its own, so all runs have the same batches."""


def start(params, key):
    return State(params, jax.tree.map(jnp.zeros_like, params), jax.random.key(0), jnp.zeros((), "int32"))
