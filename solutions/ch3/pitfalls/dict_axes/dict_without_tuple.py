"""`in_axes` is the dict itself, but it needs one entry for each argument: a tuple with the dict in it."""

import functools


def run_ensemble(params, x):
    return jax.vmap(lambda member: x @ member["w"] + member["b"], in_axes={"w": 0, "b": -1})(params)


def map_some(fn, params, data, mapped):
    if set(mapped) - data.keys():
        raise KeyError(mapped)
    return jax.vmap(functools.partial(fn, params), in_axes={name: 0 if name in mapped else None for name in data})(data)
