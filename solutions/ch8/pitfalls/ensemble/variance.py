"""the spread is the variance: its root is missing."""


def predict(members, x):
    predictions = jax.vmap(forward, in_axes=(0, None))(members, x)
    return predictions.mean(axis=0), predictions.var(axis=0)
