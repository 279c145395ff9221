"""the optimizer keeps the velocity for itself, so all its trainings share one."""


def momentum(rate, decay):
    kept = None

    def init(params):
        nonlocal kept
        kept = jax.tree.map(jnp.zeros_like, params)
        return kept

    def update(grads, velocity, params):
        nonlocal kept
        kept = velocity if kept is None else kept
        kept = jax.tree.map(lambda old, slope: decay * old + slope, kept, grads)
        return jax.tree.map(lambda param, speed: param - rate * speed, params, kept), kept

    return Optimizer(init, update)
