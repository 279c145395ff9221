"""`@` multiplies vectors: a dot product of two trees is a sum over their arrays, and these have any shape."""


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return -(gradient @ direction) / (change @ direction)
