"""the decay was not multiplied by the rate."""


def step(params, x, labels, rate, decay):
    pairs = zip(params, jax.grad(loss)(params, x, labels), strict=True)
    return [
        {"w": (1 - decay) * layer["w"] - rate * slope["w"], "b": layer["b"] - rate * slope["b"]}
        for layer, slope in pairs
    ]
