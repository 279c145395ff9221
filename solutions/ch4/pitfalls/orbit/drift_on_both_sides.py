"""there are two half drifts around one kick, and two half kicks around one drift were asked for."""


def simulate(potential, mass, start, step, steps):
    def advance(moon, _):
        position, velocity = moon
        position = position + step / 2 * velocity
        velocity = velocity + step * acceleration(potential, mass, position)
        position = position + step / 2 * velocity
        return (position, velocity), (position, velocity)

    return jax.lax.scan(advance, start, length=steps)[1]
