"""the batches are scanned, but a Python loop runs over the epochs."""


@functools.partial(jax.jit, static_argnames="epochs")
def train(state, x, y, rate, epochs):
    def advance(state, batch):
        return step(state, *batch, rate)

    losses = []
    for _ in range(epochs):
        state, of_epoch = jax.lax.scan(advance, state, (x, y))
        losses.append(of_epoch)
    return state, jnp.stack(losses)
