"""the layers come back in a tuple, but they were in a list."""


def update(params, x, y, rate):
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    pairs = zip(params, jax.grad(loss)(params), strict=True)
    return tuple(jax.tree.map(lambda array, slope: array - rate * slope, *pair) for pair in pairs)
