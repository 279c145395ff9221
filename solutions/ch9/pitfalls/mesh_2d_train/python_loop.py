"""a Python loop over the steps writes out every step."""


def train(params, x, labels, rate, steps, mesh):
    losses = []
    for _ in range(steps):
        before, gradient = jax.value_and_grad(loss)(params, x, labels, mesh)
        params = jax.tree.map(lambda leaf, slope: leaf - rate * slope, params, gradient)
        losses.append(before)
    return params, jnp.stack(losses)
