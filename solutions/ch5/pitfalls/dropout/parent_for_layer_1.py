"""layer 1 uses the key that is split for layer 2."""


@jax.jit(static_argnames="train")
def forward(key, params, x, rate, train):
    last = jax.random.split(key)[1] if train else None
    first, second = params
    hidden = jnp.maximum(0.0, dropout(key, x, rate, train) @ first["w"] + first["b"])
    return dropout(last, hidden, rate, train) @ second["w"] + second["b"]
