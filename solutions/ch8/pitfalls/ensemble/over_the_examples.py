"""mean and spread are taken over the examples, one for each member."""


def predict(members, x):
    predictions = jax.vmap(forward, in_axes=(0, None))(members, x)
    return predictions.mean(axis=1), predictions.std(axis=1)
