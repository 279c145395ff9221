"""the loop takes one step fewer than asked."""


def fit_line(x: Float[Array, " batch"], y: Float[Array, " batch"], steps: int = 1000) -> Float[Array, "2"]:
    theta = jnp.array([1.0, 1.0])
    for _ in range(1, steps):
        theta = update(theta, x, y)
    return theta
