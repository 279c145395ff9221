"""all arguments are stacked into one array for a single call, but their shapes may differ."""


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    return list(log2(jnp.stack(xs))[1])
