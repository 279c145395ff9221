"""the values are not padded, so each length is a shape of its own and compiles again."""


@jax.jit(static_argnames="fn")
def _mean(fn, values):
    return jnp.mean(fn(values))


def bucketed_mean(
    fn: Callable[[Float[Array, " bucket"]], Float[Array, " bucket"]], values: Float[np.ndarray, " length"]
) -> Float[Array, ""]:
    return _mean(fn, values)
