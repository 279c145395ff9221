"""the hidden layer has no `max(0, ...)`."""


@jax.jit(static_argnames="train")
def forward(key, params, x, rate, train):
    keys = jax.random.split(key) if train else (None, None)
    first, second = params
    hidden = dropout(keys[0], x, rate, train) @ first["w"] + first["b"]
    return dropout(keys[1], hidden, rate, train) @ second["w"] + second["b"]
