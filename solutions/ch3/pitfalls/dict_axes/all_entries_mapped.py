"""all entries of `data` are mapped, also those that `mapped` does not name."""


def map_some(fn, params, data, mapped):
    if set(mapped) - data.keys():
        raise KeyError(mapped)
    return jax.vmap(fn, in_axes=(None, 0))(params, data)
