"""`update` returns the old velocity, so no step knows the ones before."""


def momentum(rate, decay):
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, velocity, params):
        moved = jax.tree.map(lambda old, slope: decay * old + slope, velocity, grads)
        return jax.tree.map(lambda param, speed: param - rate * speed, params, moved), velocity

    return Optimizer(init, update)
