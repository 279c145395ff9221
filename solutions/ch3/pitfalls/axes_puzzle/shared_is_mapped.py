"""`map_axis` gives each example one slice of `shared`, and not all of it."""


def map_axis(
    fn: Callable[[Array, Array], Array],
    examples: Float[Array, "..."],
    shared: Float[Array, "..."],
    in_axis: int,
    out_axis: int,
) -> Float[Array, "..."]:
    return jax.vmap(fn, in_axes=(in_axis, 0), out_axes=out_axis)(examples, shared)
