"""`mix` passes all of `gains` to each recording, because its entry in `in_axes` is `None`."""


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    return jax.vmap(fn, in_axes=(2, None, None), out_axes=1)(recordings, gains, window)
