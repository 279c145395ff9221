"""the velocity is added to the params, so each step goes uphill."""


def momentum(rate, decay):
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, velocity, params):
        velocity = jax.tree.map(lambda old, slope: decay * old + slope, velocity, grads)
        return jax.tree.map(lambda param, speed: param + rate * speed, params, velocity), velocity

    return Optimizer(init, update)
