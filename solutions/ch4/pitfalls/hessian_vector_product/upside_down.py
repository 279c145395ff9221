"""the bend was divided by the slope, and it is the other way round."""


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return -_dot(change, direction) / _dot(gradient, direction)
