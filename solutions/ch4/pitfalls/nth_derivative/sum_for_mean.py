"""the squared errors are summed, and not averaged."""


def spring_loss(position, params, times, friction):
    def error(t):
        def at(time):
            return position(params, time)

        return nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t) + at(t)

    return jnp.sum(jax.vmap(error)(times) ** 2)
