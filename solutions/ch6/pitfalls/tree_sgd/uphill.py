"""the step goes with the gradient, and not against it."""


def update(params, x, y, rate):
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    return jax.tree.map(lambda array, slope: array + rate * slope, params, jax.grad(loss)(params))
