"""the params move along the old velocity, and not along the new one."""


def step(state, x, y, rate):
    before, gradient = jax.value_and_grad(loss)(state.params, x, y)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    return State(jax.tree.map(lambda old, change: old - rate * change, state.params, state.velocity), velocity), before
