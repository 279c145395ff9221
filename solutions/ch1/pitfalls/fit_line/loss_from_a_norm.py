"""the loss is the square of `jnp.linalg.norm`, whose gradient is NaN if all errors are 0."""


def loss_fn(theta: Float[Array, "2"], x: Float[Array, " batch"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    w, b = theta
    return jnp.linalg.norm(w * x + b - y) ** 2 / len(x)
