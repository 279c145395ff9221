"""the parameters are mapped too: each example meets another slice of `params`, and it should meet all of it."""


def map_some(fn, params, data, mapped):
    if set(mapped) - data.keys():
        raise KeyError(mapped)
    return jax.vmap(fn, in_axes=(0, {name: 0 if name in mapped else None for name in data}))(params, data)
