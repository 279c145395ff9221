"""the rate is static too, and an array cannot be: it has no hash."""


@functools.partial(jax.jit, static_argnames=("rate", "epochs"))
def train(state, x, y, rate, epochs):
    def advance(state, batch):
        return step(state, *batch, rate)

    def epoch(state, _):
        return jax.lax.scan(advance, state, (x, y))

    return jax.lax.scan(epoch, state, length=epochs)
