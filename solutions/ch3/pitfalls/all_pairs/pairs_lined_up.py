"""all pairs were lined up for a single `vmap`, so each example is copied as often as there are partners."""


def all_pairs(fn, first, second):
    lined_up = jax.vmap(fn)(jnp.repeat(first, len(second), axis=0), jnp.concatenate([second] * len(first)))
    return lined_up.reshape(len(first), len(second), *lined_up.shape[1:])
