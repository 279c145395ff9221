"""`theta` is used like a single number, but slope and intercept must be unpacked first."""


def loss_fn(theta: Float[Array, "2"], x: Float[Array, " batch"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    predictions = theta * x + theta
    return jnp.mean((predictions - y) ** 2)
