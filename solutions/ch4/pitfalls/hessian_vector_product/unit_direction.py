"""the direction was scaled to length 1, so the step does not fit the direction that was given."""


def best_step(fn, params, direction):
    length = jnp.sqrt(_dot(direction, direction))
    unit = jax.tree.map(lambda leaf: leaf / length, direction)
    gradient, change = jax.jvp(jax.grad(fn), (params,), (unit,))
    return -_dot(gradient, unit) / _dot(change, unit)
