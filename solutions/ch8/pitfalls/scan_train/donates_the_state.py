"""the state is donated, so the caller cannot use it again."""


@functools.partial(jax.jit, static_argnames="epochs", donate_argnames="state")
def train(state, x, y, rate, epochs):
    def advance(state, batch):
        return step(state, *batch, rate)

    def epoch(state, _):
        return jax.lax.scan(advance, state, (x, y))

    return jax.lax.scan(epoch, state, length=epochs)
