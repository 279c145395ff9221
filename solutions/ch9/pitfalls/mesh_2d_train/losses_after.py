"""each loss is that after a step, and the one before it was asked for."""


def train(params, x, labels, rate, steps, mesh):
    def step(params, _):
        gradient = jax.grad(loss)(params, x, labels, mesh)
        params = jax.tree.map(lambda leaf, slope: leaf - rate * slope, params, gradient)
        return params, loss(params, x, labels, mesh)

    return jax.lax.scan(step, params, length=steps)
