"""the averages are corrected with the old step: in the first step, this divides 0 by 0."""


def adam(rate, b1=0.9, b2=0.999, eps=1e-8):
    def init(params):
        zeros = jax.tree.map(jnp.zeros_like, params)
        return AdamState(jnp.int32(0), zeros, zeros)

    def update(grads, state, params):
        mean = jax.tree.map(lambda old, slope: b1 * old + (1 - b1) * slope, state.mean, grads)
        variance = jax.tree.map(lambda old, slope: b2 * old + (1 - b2) * slope**2, state.variance, grads)

        def move(param, mean, variance):
            m, v = mean / (1 - b1**state.step), variance / (1 - b2**state.step)
            return param - rate * m / (jnp.sqrt(v) + eps)

        return jax.tree.map(move, params, mean, variance), AdamState(state.step + 1, mean, variance)

    return Optimizer(init, update)
