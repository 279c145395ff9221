"""the weights and the biases come back in two lists, but each layer was a dict."""


def step(params, x, labels, rate, decay):
    pairs = list(zip(params, jax.grad(loss)(params, x, labels), strict=True))
    weights = [layer["w"] - rate * (slope["w"] + decay * layer["w"]) for layer, slope in pairs]
    return {"w": weights, "b": [layer["b"] - rate * slope["b"] for layer, slope in pairs]}
