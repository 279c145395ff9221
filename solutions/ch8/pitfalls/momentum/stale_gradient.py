"""the gradient is computed once, where the first step starts, and all steps use it."""


def descend(optimizer, gradient, params, steps):
    grads = gradient(params)

    def step(_, carry):
        params, state = carry
        return optimizer.update(grads, state, params)

    return jax.lax.fori_loop(0, steps, step, (params, optimizer.init(params)))[0]
