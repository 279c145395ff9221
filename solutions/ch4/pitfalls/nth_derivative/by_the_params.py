"""the position is differentiated with respect to `params`, its first argument, and not to the time."""


def spring_loss(position, params, times, friction):
    def error(t):
        speed = jax.grad(position)
        acceleration = jax.grad(speed)
        return acceleration(params, t) + friction * speed(params, t) + position(params, t)

    return jnp.mean(jax.vmap(error)(times) ** 2)
