"""the gradient is multiplied by 0.1, as in an average, but it counts in full."""


def step(state, x, y, rate):
    before, gradient = jax.value_and_grad(loss)(state.params, x, y)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + 0.1 * slope, state.velocity, gradient)
    return State(jax.tree.map(lambda old, change: old - rate * change, state.params, velocity), velocity), before
