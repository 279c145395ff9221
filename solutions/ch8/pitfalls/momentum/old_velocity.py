"""the params move with the velocity from before the step, and not with the new one."""


def momentum(rate, decay):
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, velocity, params):
        moved = jax.tree.map(lambda param, speed: param - rate * speed, params, velocity)
        return moved, jax.tree.map(lambda old, slope: decay * old + slope, velocity, grads)

    return Optimizer(init, update)
