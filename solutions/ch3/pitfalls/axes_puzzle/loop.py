"""`map_axis` loops over the examples in Python, and each round is written into the program again."""


def map_axis(
    fn: Callable[[Array, Array], Array],
    examples: Float[Array, "..."],
    shared: Float[Array, "..."],
    in_axis: int,
    out_axis: int,
) -> Float[Array, "..."]:
    results = [fn(jnp.take(examples, i, axis=in_axis), shared) for i in range(examples.shape[in_axis])]
    return jnp.stack(results, axis=out_axis)
