"""the scans are swapped: a batch is used for all epochs, and then the next one."""


@functools.partial(jax.jit, static_argnames="epochs")
def train(state, x, y, rate, epochs):
    def with_batch(state, batch):
        return jax.lax.scan(lambda state, _: step(state, *batch, rate), state, length=epochs)

    state, losses = jax.lax.scan(with_batch, state, (x, y))
    return state, losses.T
