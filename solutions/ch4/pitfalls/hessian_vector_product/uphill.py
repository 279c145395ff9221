"""the minus is missing, so the step goes to the wrong side, away from the lowest point."""


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return _dot(gradient, direction) / _dot(change, direction)
