"""`map_axis` stacks the results along axis 0, whatever `out_axis` is."""


def map_axis(
    fn: Callable[[Array, Array], Array],
    examples: Float[Array, "..."],
    shared: Float[Array, "..."],
    in_axis: int,
    out_axis: int,
) -> Float[Array, "..."]:
    return jax.vmap(fn, in_axes=(in_axis, None))(examples, shared)
