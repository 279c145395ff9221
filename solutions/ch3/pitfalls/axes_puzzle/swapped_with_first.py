"""`map_axis` swaps `in_axis` with axis 0, so another axis of the examples changes its place too."""


def map_axis(
    fn: Callable[[Array, Array], Array],
    examples: Float[Array, "..."],
    shared: Float[Array, "..."],
    in_axis: int,
    out_axis: int,
) -> Float[Array, "..."]:
    return jax.vmap(fn, in_axes=(0, None), out_axes=out_axis)(jnp.swapaxes(examples, 0, in_axis), shared)
