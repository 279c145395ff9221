"""a negative `out_axis` is counted in one result of `fn`, before the axis of the examples is there."""


def map_axis(
    fn: Callable[[Array, Array], Array],
    examples: Float[Array, "..."],
    shared: Float[Array, "..."],
    in_axis: int,
    out_axis: int,
) -> Float[Array, "..."]:
    stacked = jax.vmap(fn, in_axes=(in_axis, None))(examples, shared)
    if out_axis < 0:
        out_axis += stacked.ndim - 1
    return jnp.moveaxis(stacked, 0, out_axis)
