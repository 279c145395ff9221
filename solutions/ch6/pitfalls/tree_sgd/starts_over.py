"""each step starts from the first params again, and not from what the loop carries."""


@functools.partial(jax.jit, static_argnames="steps")
def train(params, x, y, rate, steps):
    return jax.lax.fori_loop(0, steps, lambda *_: update(params, x, y, rate), params)
