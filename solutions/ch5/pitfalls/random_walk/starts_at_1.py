"""the walkers begin at 1, and not at 0."""


def start(walkers):
    zeros = jnp.zeros(walkers, jnp.int32)
    return {"place": zeros + 1, "passage": zeros, "step": jnp.zeros((), jnp.int32)}
