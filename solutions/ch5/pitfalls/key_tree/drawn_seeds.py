"""the keys come from seeds that are drawn from `key`, and a seed has 32 bits only."""


def layer_keys(key, n):
    return jax.vmap(jax.random.key)(jax.random.bits(key, (n,)))
