"""the loss is computed after the step, with the new params."""


def step(state, x, y, rate):
    gradient = jax.grad(loss)(state.params, x, y)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    params = jax.tree.map(lambda old, change: old - rate * change, state.params, velocity)
    return State(params, velocity), loss(params, x, y)
