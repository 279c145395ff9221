"""a product with zeros and ones picks the elements, and zero times infinity is NaN."""


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    length = len(series)
    hits = (steps[:, None] == jnp.arange(length)) | (steps[:, None] + length == jnp.arange(length))
    return series + amounts @ hits


def read_clamped(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    length = len(series)
    return (jnp.clip(steps, 0, length - 1)[:, None] == jnp.arange(length)) @ series
