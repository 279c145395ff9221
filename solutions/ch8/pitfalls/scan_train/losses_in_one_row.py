"""the losses stand in one long row, without an axis of epochs."""


@functools.partial(jax.jit, static_argnames="epochs")
def train(state, x, y, rate, epochs):
    def advance(state, batch):
        return step(state, *batch, rate)

    def epoch(state, _):
        return jax.lax.scan(advance, state, (x, y))

    state, losses = jax.lax.scan(epoch, state, length=epochs)
    return state, losses.ravel()
