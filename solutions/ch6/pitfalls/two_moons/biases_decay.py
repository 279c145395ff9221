"""the biases decay too, but only weights should."""


def step(params, x, labels, rate, decay):
    slopes = jax.grad(loss)(params, x, labels)
    return jax.tree.map(lambda leaf, slope: leaf - rate * (slope + decay * leaf), params, slopes)
