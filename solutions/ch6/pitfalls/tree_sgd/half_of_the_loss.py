"""half of the loss was minimized, as some books do, so each step is half as long."""


def update(params, x, y, rate):
    def loss(params):
        return jnp.mean(0.5 * (forward(params, x) - y) ** 2)

    return jax.tree.map(lambda array, slope: array - rate * slope, params, jax.grad(loss)(params))
