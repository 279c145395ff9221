"""the squares were added up over the outputs and averaged over the examples only."""


def update(params, x, y, rate):
    def loss(params):
        return jnp.mean(jnp.sum((forward(params, x) - y) ** 2, axis=1))

    return jax.tree.map(lambda array, slope: array - rate * slope, params, jax.grad(loss)(params))
