"""the velocity starts with the params, and not with zeros."""


def momentum(rate, decay):
    def init(params):
        return params

    def update(grads, velocity, params):
        velocity = jax.tree.map(lambda old, slope: decay * old + slope, velocity, grads)
        return jax.tree.map(lambda param, speed: param - rate * speed, params, velocity), velocity

    return Optimizer(init, update)
