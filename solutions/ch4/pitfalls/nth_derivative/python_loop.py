"""a Python loop over the times writes out every error into the program."""


def spring_loss(position, params, times, friction):
    def at(t):
        return position(params, t)

    errors = [nth_derivative(at, 2)(t) + friction * nth_derivative(at, 1)(t) + at(t) for t in times]
    return jnp.mean(jnp.stack(errors) ** 2)
