"""the batches are repeated for each epoch, for one long scan, and fill the memory."""


@functools.partial(jax.jit, static_argnames="epochs")
def train(state, x, y, rate, epochs):
    def advance(state, batch):
        return step(state, *batch, rate)

    batches = jnp.tile(x, (epochs, 1, 1)), jnp.tile(y, (epochs, 1))
    state, losses = jax.lax.scan(advance, state, batches)
    return state, losses.reshape(epochs, len(x))
