"""the params are averaged, and the mean network is asked, and not each member."""


def predict(members, x):
    predictions = jax.vmap(forward, in_axes=(0, None))(members, x)
    return forward(jax.tree.map(lambda leaf: leaf.mean(axis=0), members), x), predictions.std(axis=0)
