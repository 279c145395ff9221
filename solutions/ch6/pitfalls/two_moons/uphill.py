"""the step follows the gradient, so the loss grows."""


def step(params, x, labels, rate, decay):
    pairs = zip(params, jax.grad(loss)(params, x, labels), strict=True)
    return [
        {"w": layer["w"] + rate * (slope["w"] - decay * layer["w"]), "b": layer["b"] + rate * slope["b"]}
        for layer, slope in pairs
    ]
