"""the values of two dicts were zipped, but their keys have different orders: `jax.tree.map` goes by the keys."""


def update(params, x, y, rate):
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    slopes = jax.grad(loss)(params)
    pairs = [zip(layer.values(), slope.values(), strict=True) for layer, slope in zip(params, slopes, strict=True)]
    arrays = [[array - rate * slope for array, slope in pair] for pair in pairs]
    return [dict(zip(layer, new, strict=True)) for layer, new in zip(params, arrays, strict=True)]
