"""the squared errors were added up, and not averaged."""


def update(params, x, y, rate):
    def loss(params):
        return jnp.sum((forward(params, x) - y) ** 2)

    return jax.tree.map(lambda array, slope: array - rate * slope, params, jax.grad(loss)(params))
