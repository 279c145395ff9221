"""the step goes along the gradient, so the loss grows."""


def adapt(loss_fn, params, x, y, rate):
    gradient = jax.grad(loss_fn)(params, x, y)
    return jax.tree.map(lambda leaf, slope: leaf + rate * slope, params, gradient)
