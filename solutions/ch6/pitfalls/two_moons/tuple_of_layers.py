"""the layers come back in a tuple, but they were in a list."""


def step(params, x, labels, rate, decay):
    pairs = zip(params, jax.grad(loss)(params, x, labels), strict=True)
    return tuple(
        {"w": layer["w"] - rate * (slope["w"] + decay * layer["w"]), "b": layer["b"] - rate * slope["b"]}
        for layer, slope in pairs
    )
