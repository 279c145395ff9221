"""the last dropout comes after layer 2, and not before it."""


@jax.jit(static_argnames="train")
def forward(key, params, x, rate, train):
    keys = jax.random.split(key) if train else (None, None)
    first, second = params
    hidden = jnp.maximum(0.0, dropout(keys[0], x, rate, train) @ first["w"] + first["b"])
    return dropout(keys[1], hidden @ second["w"] + second["b"], rate, train)
