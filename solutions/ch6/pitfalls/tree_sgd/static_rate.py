"""the rate is static too, so it can be no tracer and no array, and each new rate compiles again."""


@functools.partial(jax.jit, static_argnames=("rate", "steps"))
def train(params, x, y, rate, steps):
    return jax.lax.fori_loop(0, steps, lambda _, params: update(params, x, y, rate), params)
