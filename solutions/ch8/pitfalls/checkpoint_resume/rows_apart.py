"""x and y are drawn with a key each, so an example gets the y of another one."""


def step(state, x, y):
    key, *keys = jax.random.split(state.key, 3)
    rows, others = (jax.random.randint(each, (BATCH,), 0, len(x)) for each in keys)
    before, gradient = jax.value_and_grad(loss)(state.params, x[rows], y[others])
    rate = 0.1 / (1 + state.step / 100)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, state.velocity, gradient)
    params = jax.tree.map(lambda old, change: old - rate * change, state.params, velocity)
    return State(params, velocity, key, state.step + 1), before
