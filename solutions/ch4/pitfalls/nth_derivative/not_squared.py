"""the errors are not squared, so that positive and negative ones cancel."""


def spring_loss(position, params, times, friction):
    def error(t):
        def at(time):
            return position(params, time)

        return nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t) + at(t)

    return jnp.mean(jax.vmap(error)(times))
