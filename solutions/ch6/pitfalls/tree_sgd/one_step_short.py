"""the last step is missing, because the loop counts from 1."""


@functools.partial(jax.jit, static_argnames="steps")
def train(params, x, y, rate, steps):
    return jax.lax.fori_loop(1, steps, lambda _, params: update(params, x, y, rate), params)
