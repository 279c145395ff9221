"""`mix` brings the axes into order with `reshape`, which changes the shape and leaves each number in its old place."""


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    mixed = jax.vmap(fn, in_axes=(2, 0, None))(recordings, gains, window)
    return mixed.reshape(mixed.shape[1], mixed.shape[0], mixed.shape[2])
