"""`position` gets the array of all times, but it is written for one time."""


def spring_loss(position, params, times, friction):
    def at(ts):
        return jnp.sum(position(params, ts))

    def speed(ts):
        return jnp.sum(jax.grad(at)(ts))

    return jnp.mean((jax.grad(speed)(times) + friction * jax.grad(at)(times) + position(params, times)) ** 2)
