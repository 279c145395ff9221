"""`mix` leaves the axis of the batch at the front: `out_axes` puts it in the middle."""


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    return jax.vmap(fn, in_axes=(2, 0, None))(recordings, gains, window)
