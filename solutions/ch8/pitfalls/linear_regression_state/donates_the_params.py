"""the old params are donated, so nobody can read them after the call."""

from functools import partial


@partial(jax.jit, donate_argnames="params")
def update(params, x, y, rate):
    return jax.tree.map(lambda param, slope: param - rate * slope, params, jax.grad(loss)(params, x, y))
