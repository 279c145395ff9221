"""`stop_gradient` keeps the gradient of the loss from flowing through speed and acceleration."""


def spring_loss(position, params, times, friction):
    def error(t):
        def at(time):
            return position(params, time)

        return jax.lax.stop_gradient(nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t)) + at(t)

    return jnp.mean(jax.vmap(error)(times) ** 2)
