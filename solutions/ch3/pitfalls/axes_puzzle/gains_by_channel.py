"""`mix` takes the gains of one channel for each recording, which is a column of `gains` and not a row."""


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    return jax.vmap(fn, in_axes=(2, 1, None), out_axes=1)(recordings, gains, window)
