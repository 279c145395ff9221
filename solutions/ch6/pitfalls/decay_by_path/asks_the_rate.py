"""an `if` asks for the rate, and inside `jax.jit` it is a tracer without a value."""


def decay_by_path(params, rate, skip=("b",)):
    if rate == 0:
        return params
    return jax.tree.map(lambda leaf, decays: (1 - rate) * leaf if decays else leaf, params, decay_mask(params, skip))
