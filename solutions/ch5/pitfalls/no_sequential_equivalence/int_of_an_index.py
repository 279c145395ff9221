"""`int` needs a value, and an index may be a tracer."""


def rows_of(key, indices, features):
    keys = [jax.random.fold_in(key, int(index)) for index in indices]
    return jnp.stack([jax.random.normal(key, (features,)) for key in keys])
