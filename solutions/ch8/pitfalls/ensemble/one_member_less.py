"""the squares are divided by one member less (`ddof=1`), which is 0 for a single member."""


def predict(members, x):
    predictions = jax.vmap(forward, in_axes=(0, None))(members, x)
    return predictions.mean(axis=0), predictions.std(axis=0, ddof=1)
