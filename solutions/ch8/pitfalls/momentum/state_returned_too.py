"""`descend` returns params and state in a tuple, and not the params alone."""


def descend(optimizer, gradient, params, steps):
    def step(_, carry):
        params, state = carry
        return optimizer.update(gradient(params), state, params)

    return jax.lax.fori_loop(0, steps, step, (params, optimizer.init(params)))
