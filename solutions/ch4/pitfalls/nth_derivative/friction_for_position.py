"""the friction multiplies the position, but it belongs to the speed."""


def spring_loss(position, params, times, friction):
    def error(t):
        def at(time):
            return position(params, time)

        return nth_derivative(at, 2)(t) + nth_derivative(at, 1)(t) + friction * at(t)

    return jnp.mean(jax.vmap(error)(times) ** 2)
