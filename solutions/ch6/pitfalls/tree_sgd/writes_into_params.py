"""the new arrays were written into the dicts of the caller: make new dicts."""


def update(params, x, y, rate):
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    slopes = jax.grad(loss)(params)
    for layer, slope in zip(params, slopes, strict=True):
        for name in layer:
            layer[name] = layer[name] - rate * slope[name]
    return params
