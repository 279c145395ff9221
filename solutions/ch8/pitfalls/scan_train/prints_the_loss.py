"""the loss is printed in each step."""


def step(state, x, y, rate):
    before, gradient = jax.value_and_grad(loss)(state.params, x, y)
    jax.debug.print("{}", before)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    return State(jax.tree.map(lambda old, change: old - rate * change, state.params, velocity), velocity), before
