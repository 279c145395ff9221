"""`update` returns the velocity first, and then the params."""


def momentum(rate, decay):
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, velocity, params):
        velocity = jax.tree.map(lambda old, slope: decay * old + slope, velocity, grads)
        return velocity, jax.tree.map(lambda param, speed: param - rate * speed, params, velocity)

    return Optimizer(init, update)
