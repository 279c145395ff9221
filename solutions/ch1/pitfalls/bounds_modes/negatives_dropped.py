"""all negative steps were dropped, but -1 to -len(series) count from the end."""


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    return series.at[steps].add(amounts, mode="drop", wrap_negative_indices=False)
