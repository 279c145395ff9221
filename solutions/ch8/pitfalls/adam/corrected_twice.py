"""the state keeps the corrected averages, so the next step corrects them again."""


def adam(rate, b1=0.9, b2=0.999, eps=1e-8):
    def init(params):
        zeros = jax.tree.map(jnp.zeros_like, params)
        return AdamState(jnp.int32(0), zeros, zeros)

    def update(grads, state, params):
        step = state.step + 1
        mean = jax.tree.map(lambda old, slope: (b1 * old + (1 - b1) * slope) / (1 - b1**step), state.mean, grads)
        variance = jax.tree.map(
            lambda old, slope: (b2 * old + (1 - b2) * slope**2) / (1 - b2**step), state.variance, grads
        )

        def move(param, m, v):
            return param - rate * m / (jnp.sqrt(v) + eps)

        return jax.tree.map(move, params, mean, variance), AdamState(step, mean, variance)

    return Optimizer(init, update)
