"""the remainder (`%`) moves every step into range, so a step outside reads or writes some other element."""


def read_or_nan(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    return series[steps % len(series)]


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    return series.at[steps % len(series)].add(amounts)


def read_clamped(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    return series[steps % len(series)]
