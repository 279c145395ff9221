"""the model leaves out the bias."""


def loss(params, x, y):
    return jnp.mean((x @ params.weights - y) ** 2)


@jax.jit
def update(params, x, y, rate):
    return jax.tree.map(lambda param, slope: param - rate * slope, params, jax.grad(loss)(params, x, y))
