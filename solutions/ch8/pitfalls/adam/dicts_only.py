"""only a dict of arrays is walked, and not the containers inside of it."""


def adam(rate, b1=0.9, b2=0.999, eps=1e-8):
    def init(params):
        def zeros():
            return {name: jnp.zeros_like(param) for name, param in params.items()}

        return AdamState(jnp.int32(0), zeros(), zeros())

    def update(grads, state, params):
        step = state.step + 1
        mean = {name: b1 * state.mean[name] + (1 - b1) * grads[name] for name in grads}
        variance = {name: b2 * state.variance[name] + (1 - b2) * grads[name] ** 2 for name in grads}

        def move(name):
            m, v = mean[name] / (1 - b1**step), variance[name] / (1 - b2**step)
            return params[name] - rate * m / (jnp.sqrt(v) + eps)

        return {name: move(name) for name in params}, AdamState(step, mean, variance)

    return Optimizer(init, update)
