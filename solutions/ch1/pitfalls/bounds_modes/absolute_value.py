"""`abs(step)` was compared with the length, but in int32 the absolute value of -2**31 is negative."""


def read_or_nan(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    inside = jnp.where(steps < 0, jnp.abs(steps) <= len(series), steps < len(series))
    return jnp.where(inside, series[steps], jnp.nan)
