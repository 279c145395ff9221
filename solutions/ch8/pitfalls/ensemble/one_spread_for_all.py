"""there is one spread for all examples, and not one for each."""


def predict(members, x):
    predictions = jax.vmap(forward, in_axes=(0, None))(members, x)
    return predictions.mean(axis=0), jnp.full(len(x), predictions.std())
