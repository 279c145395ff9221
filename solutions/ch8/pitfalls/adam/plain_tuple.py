"""the new state is a plain tuple, whose fields have no names."""


def adam(rate, b1=0.9, b2=0.999, eps=1e-8):
    def init(params):
        zeros = jax.tree.map(jnp.zeros_like, params)
        return jnp.int32(0), zeros, zeros

    def update(grads, state, params):
        step, mean, variance = state
        step = step + 1
        mean = jax.tree.map(lambda old, slope: b1 * old + (1 - b1) * slope, mean, grads)
        variance = jax.tree.map(lambda old, slope: b2 * old + (1 - b2) * slope**2, variance, grads)

        def move(param, mean, variance):
            m, v = mean / (1 - b1**step), variance / (1 - b2**step)
            return param - rate * m / (jnp.sqrt(v) + eps)

        return jax.tree.map(move, params, mean, variance), (step, mean, variance)

    return Optimizer(init, update)
