"""there is one step too many, because the end of a loop does not belong to it."""


@functools.partial(jax.jit, static_argnames="steps")
def train(params, x, y, rate, steps):
    return jax.lax.fori_loop(0, steps + 1, lambda _, params: update(params, x, y, rate), params)
