"""only the weights were updated, and the biases stayed as they were."""


def update(params, x, y, rate):
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    pairs = zip(params, jax.grad(loss)(params), strict=True)
    return [{"w": layer["w"] - rate * slope["w"], "b": layer["b"]} for layer, slope in pairs]
