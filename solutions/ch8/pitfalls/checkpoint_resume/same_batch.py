"""all steps draw the same batch: the key stays, and the step is not folded into it."""


def step(state, x, y):
    rows = jax.random.randint(state.key, (BATCH,), 0, len(x))
    before, gradient = jax.value_and_grad(loss)(state.params, x[rows], y[rows])
    rate = 0.1 / (1 + state.step / 100)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    params = jax.tree.map(lambda old, change: old - rate * change, state.params, velocity)
    return State(params, velocity, state.key, state.step + 1), before
