"""both layers use one key, so they drop the same numbers."""


@jax.jit(static_argnames="train")
def forward(key, params, x, rate, train):
    keys = jax.random.split(key)[:1] if train else (None,)
    first, second = params
    hidden = jnp.maximum(0.0, dropout(keys[0], x, rate, train) @ first["w"] + first["b"])
    return dropout(keys[0], hidden, rate, train) @ second["w"] + second["b"]
