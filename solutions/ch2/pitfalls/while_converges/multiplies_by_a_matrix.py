"""each round multiplies by a matrix that holds zeros, and 0 times infinity is NaN."""


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    ring = jnp.eye(signal.shape[0], dtype=signal.dtype)
    ring = (jnp.roll(ring, 1, axis=0) + ring + jnp.roll(ring, -1, axis=0)) / 3
    return jax.lax.fori_loop(0, rounds, lambda _, signal: ring @ signal, signal)
