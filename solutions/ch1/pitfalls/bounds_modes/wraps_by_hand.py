"""the length was added to negative steps by hand, and JAX adds it again to those before the start."""


def read_or_nan(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    steps = jnp.where(steps < 0, steps + len(series), steps)
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    steps = jnp.where(steps < 0, steps + len(series), steps)
    return series.at[steps].add(amounts, mode="drop")
