"""the members are along the last axis of the result, and each member should be a row."""


def run_ensemble(params, x):
    return jax.vmap(lambda member: x @ member["w"] + member["b"], in_axes=({"w": 0, "b": -1},), out_axes=-1)(params)
