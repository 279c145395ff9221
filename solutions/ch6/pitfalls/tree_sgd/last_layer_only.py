"""only the last layer was updated, and the layers before it stayed as they were."""


def update(params, x, y, rate):
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    slopes = jax.grad(loss)(params)
    return params[:-1] + jax.tree.map(lambda array, slope: array - rate * slope, params[-1:], slopes[-1:])
