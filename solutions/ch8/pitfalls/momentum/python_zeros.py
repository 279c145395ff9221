"""the velocity starts with Python numbers, and not with arrays in the shapes of the params."""


def momentum(rate, decay):
    def init(params):
        return jax.tree.map(lambda param: 0.0, params)

    def update(grads, velocity, params):
        velocity = jax.tree.map(lambda old, slope: decay * old + slope, velocity, grads)
        return jax.tree.map(lambda param, speed: param - rate * speed, params, velocity), velocity

    return Optimizer(init, update)
