"""a name that `data` does not have is skipped, and should raise a KeyError."""


def map_some(fn, params, data, mapped):
    return jax.vmap(fn, in_axes=(None, {name: 0 if name in mapped else None for name in data}))(params, data)
