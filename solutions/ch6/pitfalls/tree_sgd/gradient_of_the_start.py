"""the gradient was computed once, but it changes with each step."""


@functools.partial(jax.jit, static_argnames="steps")
def train(params, x, y, rate, steps):
    once = update(params, x, y, rate)
    return jax.tree.map(lambda array, new: array + steps * (new - array), params, once)
