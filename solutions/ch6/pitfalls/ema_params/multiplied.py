"""the mean is multiplied by the weight of the params: divide by it."""


def debiased(average, decay):
    return jax.tree.map(lambda leaf: leaf * (1 - decay ** average["count"]), average["mean"])
