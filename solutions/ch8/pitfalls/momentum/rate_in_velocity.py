"""the velocity holds the rate already, so it is not the one of the formula."""


def momentum(rate, decay):
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, velocity, params):
        velocity = jax.tree.map(lambda old, slope: decay * old + rate * slope, velocity, grads)
        return jax.tree.map(lambda param, speed: param - speed, params, velocity), velocity

    return Optimizer(init, update)
