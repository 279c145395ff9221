"""eps is added to the root of the variance before its correction, so it is corrected too."""


def adam(rate, b1=0.9, b2=0.999, eps=1e-8):
    def init(params):
        zeros = jax.tree.map(jnp.zeros_like, params)
        return AdamState(jnp.int32(0), zeros, zeros)

    def update(grads, state, params):
        step = state.step + 1
        mean = jax.tree.map(lambda old, slope: b1 * old + (1 - b1) * slope, state.mean, grads)
        variance = jax.tree.map(lambda old, slope: b2 * old + (1 - b2) * slope**2, state.variance, grads)
        corrected = rate * jnp.sqrt(1 - b2**step) / (1 - b1**step)

        def move(param, mean, variance):
            return param - corrected * mean / (jnp.sqrt(variance) + eps)

        return jax.tree.map(move, params, mean, variance), AdamState(step, mean, variance)

    return Optimizer(init, update)
