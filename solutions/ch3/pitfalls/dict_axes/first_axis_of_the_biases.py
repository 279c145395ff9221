"""the biases are mapped over their first axis, the classes, and the members are along their last one."""


def run_ensemble(params, x):
    return jax.vmap(lambda member: x @ member["w"] + member["b"])(params)
