"""the velocity adds up the params, and not the gradients."""


def momentum(rate, decay):
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, velocity, params):
        velocity = jax.tree.map(lambda old, param: decay * old + param, velocity, params)
        return jax.tree.map(lambda param, speed: param - rate * speed, params, velocity), velocity

    return Optimizer(init, update)
