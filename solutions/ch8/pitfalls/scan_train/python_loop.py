"""a Python loop runs over batches and epochs, and writes each step into the program."""


@functools.partial(jax.jit, static_argnames="epochs")
def train(state, x, y, rate, epochs):
    losses = []
    for _ in range(epochs):
        for batch in zip(x, y, strict=True):
            state, before = step(state, *batch, rate)
            losses.append(before)
    return state, jnp.stack(losses).reshape(epochs, len(x))
