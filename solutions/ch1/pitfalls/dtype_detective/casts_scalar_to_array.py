"""the Python numbers were cast to float32: they are no longer weak, and turn a bfloat16 array into float32."""


def affine(x: Float[Array, "..."], slope: float, intercept: float) -> Float[Array, "..."]:
    slope, intercept = jnp.float32(slope), jnp.float32(intercept)
    return slope * x + intercept
