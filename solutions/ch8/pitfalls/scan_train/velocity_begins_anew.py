"""the velocity begins anew at zero in each epoch."""


@functools.partial(jax.jit, static_argnames="epochs")
def train(state, x, y, rate, epochs):
    def advance(state, batch):
        return step(state, *batch, rate)

    def epoch(state, _):
        state = state._replace(velocity=jax.tree.map(jnp.zeros_like, state.velocity))
        return jax.lax.scan(advance, state, (x, y))

    return jax.lax.scan(epoch, state, length=epochs)
