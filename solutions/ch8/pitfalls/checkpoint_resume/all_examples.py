"""the loss and the gradient are those of all examples, and not of a batch."""


def step(state, x, y):
    key, _ = jax.random.split(state.key)
    before, gradient = jax.value_and_grad(loss)(state.params, x, y)
    rate = 0.1 / (1 + state.step / 100)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    params = jax.tree.map(lambda old, change: old - rate * change, state.params, velocity)
    return State(params, velocity, key, state.step + 1), before
