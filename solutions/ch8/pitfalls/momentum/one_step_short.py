"""`descend` takes one step too few."""


def descend(optimizer, gradient, params, steps):
    def step(_, carry):
        params, state = carry
        return optimizer.update(gradient(params), state, params)

    return jax.lax.fori_loop(1, steps, step, (params, optimizer.init(params)))[0]
