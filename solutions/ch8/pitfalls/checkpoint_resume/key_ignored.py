"""the batch depends on the step only, so all keys give the same batches."""


def step(state, x, y):
    batch_key = jax.random.fold_in(jax.random.key(0), state.step)
    rows = jax.random.randint(batch_key, (BATCH,), 0, len(x))
    before, gradient = jax.value_and_grad(loss)(state.params, x[rows], y[rows])
    rate = 0.1 / (1 + state.step / 100)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    params = jax.tree.map(lambda old, change: old - rate * change, state.params, velocity)
    return State(params, velocity, state.key, state.step + 1), before
