"""the power is that of another count: after one update, the divisor is 1 - decay."""


def debiased(average, decay):
    return jax.tree.map(lambda leaf: leaf / (1 - decay ** (average["count"] + 1)), average["mean"])
