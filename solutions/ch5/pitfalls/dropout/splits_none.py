"""forward splits the key in evaluation too, and None cannot be split."""


@jax.jit(static_argnames="train")
def forward(key, params, x, rate, train):
    keys = jax.random.split(key)
    first, second = params
    hidden = jnp.maximum(0.0, dropout(keys[0], x, rate, train) @ first["w"] + first["b"])
    return dropout(keys[1], hidden, rate, train) @ second["w"] + second["b"]
