"""a Python loop trains one member after the other."""


@functools.partial(jax.jit, static_argnames="steps")
def train_all(keys, x, y, rate, steps):
    members = [train_one(key, x, y, rate, steps) for key in keys]
    return jax.tree.map(lambda *leaves: jnp.stack(leaves), *members)
