"""writes are clipped, so amounts out of range are added to the first or the last element."""


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    return series.at[steps].add(amounts, mode="clip")
