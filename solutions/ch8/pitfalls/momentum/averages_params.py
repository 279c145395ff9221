"""the params are averaged with their old ones, and the gradients are not."""


def momentum(rate, decay):
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, old, params):
        moved = jax.tree.map(lambda param, slope: param - rate * slope, params, grads)
        moved = jax.tree.map(lambda old, new: decay * old + (1 - decay) * new, params, moved)
        return moved, params

    return Optimizer(init, update)
