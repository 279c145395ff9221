"""the rate is a global, and the argument is ignored."""

RATE = 0.1


@jax.jit
def update(params, x, y, rate):
    return jax.tree.map(lambda param, slope: param - RATE * slope, params, jax.grad(loss)(params, x, y))
