"""the params move along the velocity before this step."""


def step(state, x, y):
    key, batch_key = jax.random.split(state.key)
    rows = jax.random.randint(batch_key, (BATCH,), 0, len(x))
    before, gradient = jax.value_and_grad(loss)(state.params, x[rows], y[rows])
    rate = 0.1 / (1 + state.step / 100)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    params = jax.tree.map(lambda old, change: old - rate * change, state.params, state.velocity)
    return State(params, velocity, key, state.step + 1), before
