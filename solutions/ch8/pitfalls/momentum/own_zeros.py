"""`descend` makes the first state itself, as zeros like the params, and never calls `optimizer.init`."""


def descend(optimizer, gradient, params, steps):
    def step(_, carry):
        params, state = carry
        return optimizer.update(gradient(params), state, params)

    return jax.lax.fori_loop(0, steps, step, (params, jax.tree.map(jnp.zeros_like, params)))[0]
