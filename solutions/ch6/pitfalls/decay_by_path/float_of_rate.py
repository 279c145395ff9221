"""`float` needs the value of the rate, and inside `jax.jit` it is a tracer without one."""


def decay_by_path(params, rate, skip=("b",)):
    return jax.tree.map(
        lambda leaf, decays: (1 - float(rate)) * leaf if decays else leaf, params, decay_mask(params, skip)
    )
