"""the losses of an epoch are averaged: one number per epoch is left."""


@functools.partial(jax.jit, static_argnames="epochs")
def train(state, x, y, rate, epochs):
    def advance(state, batch):
        return step(state, *batch, rate)

    def epoch(state, _):
        state, losses = jax.lax.scan(advance, state, (x, y))
        return state, losses.mean()

    return jax.lax.scan(epoch, state, length=epochs)
