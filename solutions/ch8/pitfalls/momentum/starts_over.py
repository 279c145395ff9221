"""the state of each step is thrown away, so the optimizer remembers nothing."""


def descend(optimizer, gradient, params, steps):
    def step(_, params):
        return optimizer.update(gradient(params), optimizer.init(params), params)[0]

    return jax.lax.fori_loop(0, steps, step, params)
