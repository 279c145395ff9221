"""1,000,000 * epoch + step does not fit into 32 bits, so far pairs share a key."""


def step_key(key, epoch, step):
    number = jnp.asarray(epoch, jnp.uint32) * 1_000_000 + jnp.asarray(step, jnp.uint32)
    return jax.random.fold_in(key, number)
