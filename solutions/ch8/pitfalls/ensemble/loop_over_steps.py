"""a Python loop runs over the steps, and writes each of them into the program."""


def train_one(key, x, y, rate, steps):
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    params = init(key, x.shape[1])
    for _ in range(steps):
        params = jax.tree.map(lambda array, slope: array - rate * slope, params, jax.grad(loss)(params))
    return params


@functools.partial(jax.jit, static_argnames="steps")
def train_all(keys, x, y, rate, steps):
    return jax.vmap(train_one, in_axes=(0, None, None, None, None))(keys, x, y, rate, steps)
