"""the optimizer keeps its state for itself, so all its trainings share one."""


def adam(rate, b1=0.9, b2=0.999, eps=1e-8):
    kept = None

    def init(params):
        nonlocal kept
        zeros = jax.tree.map(jnp.zeros_like, params)
        kept = AdamState(jnp.int32(0), zeros, zeros)
        return kept

    def update(grads, state, params):
        nonlocal kept
        state = kept or state
        step = state.step + 1
        mean = jax.tree.map(lambda old, slope: b1 * old + (1 - b1) * slope, state.mean, grads)
        variance = jax.tree.map(lambda old, slope: b2 * old + (1 - b2) * slope**2, state.variance, grads)

        def move(param, mean, variance):
            m, v = mean / (1 - b1**step), variance / (1 - b2**step)
            return param - rate * m / (jnp.sqrt(v) + eps)

        kept = AdamState(step, mean, variance)
        return jax.tree.map(move, params, mean, variance), kept

    return Optimizer(init, update)
