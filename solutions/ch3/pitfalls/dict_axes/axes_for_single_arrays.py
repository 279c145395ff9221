"""each entry is taken for one array, with `.shape`, and an entry may be a tree of arrays."""

import functools


def map_some(fn, params, data, mapped):
    if set(mapped) - data.keys():
        raise KeyError(mapped)
    count = data[next(iter(mapped))].shape[0]
    whole = {k: v if k in mapped else jnp.broadcast_to(v, (count, *v.shape)) for k, v in data.items()}
    return jax.vmap(functools.partial(fn, params))(whole)
