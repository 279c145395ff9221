"""forward drops numbers of x only, and none of the hidden layer."""


@jax.jit(static_argnames="train")
def forward(key, params, x, rate, train):
    keys = jax.random.split(key) if train else (None, None)
    first, second = params
    hidden = jnp.maximum(0.0, dropout(keys[0], x, rate, train) @ first["w"] + first["b"])
    return hidden @ second["w"] + second["b"]
