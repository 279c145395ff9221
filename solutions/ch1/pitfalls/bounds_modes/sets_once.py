"""each sum was written with `.set`, so of the amounts for one element only one is kept."""


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    return series.at[steps].set(series[steps] + amounts, mode="drop")
