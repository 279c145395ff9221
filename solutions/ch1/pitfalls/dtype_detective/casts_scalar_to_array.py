"""something was cast to float32 on the way, so an `x` in 16 bits does not keep its dtype."""


def affine(x: Float[Array, "..."], slope: float, intercept: float) -> Float[Array, "..."]:
    slope, intercept = jnp.float32(slope), jnp.float32(intercept)
    return slope * x + intercept
