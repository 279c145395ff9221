"""the params are donated, so the caller cannot use them again."""


@functools.partial(jax.jit, static_argnames="steps", donate_argnames="params")
def train(params, x, y, rate, steps):
    return jax.lax.fori_loop(0, steps, lambda _, params: update(params, x, y, rate), params)
