"""each epoch starts from the first state again."""


@functools.partial(jax.jit, static_argnames="epochs")
def train(state, x, y, rate, epochs):
    def advance(state, batch):
        return step(state, *batch, rate)

    start = state

    def epoch(*_):
        return jax.lax.scan(advance, start, (x, y))

    return jax.lax.scan(epoch, state, length=epochs)
