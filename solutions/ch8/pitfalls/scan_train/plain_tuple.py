"""`step` returns a plain tuple in place of a `State`."""


def step(state, x, y, rate):
    params, velocity = state
    before, gradient = jax.value_and_grad(loss)(params, x, y)
    velocity = jax.tree.map(lambda old, slope: 0.9 * old + slope, velocity, gradient)
    return (jax.tree.map(lambda old, change: old - rate * change, params, velocity), velocity), before


@functools.partial(jax.jit, static_argnames="epochs")
def train(state, x, y, rate, epochs):
    def advance(state, batch):
        return step(state, *batch, rate)

    def epoch(state, _):
        return jax.lax.scan(advance, state, (x, y))

    return jax.lax.scan(epoch, tuple(state), length=epochs)
