"""the rate is kept in a global by the first call, and later calls use that one."""

rates = []


def update(params, x, y, rate):
    if not rates:
        rates.append(rate)
    return step(params, x, y, rates[0])


@jax.jit
def step(params, x, y, rate):
    return jax.tree.map(lambda param, slope: param - rate * slope, params, jax.grad(loss)(params, x, y))
