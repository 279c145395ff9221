"""the fit starts at [0, 0], but every call starts at [1, 1]."""


def fit_line(x: Float[Array, " batch"], y: Float[Array, " batch"], steps: int = 1000) -> Float[Array, "2"]:
    theta = jnp.zeros(2)
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta
