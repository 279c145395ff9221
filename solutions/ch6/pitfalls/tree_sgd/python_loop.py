"""a Python loop runs over the steps, and writes each of them into the program."""


@functools.partial(jax.jit, static_argnames="steps")
def train(params, x, y, rate, steps):
    for _ in range(steps):
        params = update(params, x, y, rate)
    return params
