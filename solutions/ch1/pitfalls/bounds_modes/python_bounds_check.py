"""a Python `if` compares each step with the bounds, but a traced step has no value yet."""


def read_or_nan(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    length = len(series)
    return jnp.array([series[step] if -length <= step < length else jnp.nan for step in steps])


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    for step, amount in zip(steps, amounts, strict=True):
        if -len(series) <= step < len(series):
            series = series.at[step].add(amount)
    return series
