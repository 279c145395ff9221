"""only a dict of arrays is walked, and not the containers inside of it."""


def momentum(rate, decay):
    def init(params):
        return {name: jnp.zeros_like(param) for name, param in params.items()}

    def update(grads, velocity, params):
        velocity = {name: decay * velocity[name] + grads[name] for name in grads}
        return {name: params[name] - rate * velocity[name] for name in params}, velocity

    return Optimizer(init, update)
