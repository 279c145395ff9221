"""`jax.jit` is missing, so each call runs its operations one by one."""


def update(params, x, y, rate):
    return jax.tree.map(lambda param, slope: param - rate * slope, params, jax.grad(loss)(params, x, y))
