"""the mean is divided by 1 - decay, whatever the count is."""


def debiased(average, decay):
    return jax.tree.map(lambda leaf: leaf / (1 - decay), average["mean"])
