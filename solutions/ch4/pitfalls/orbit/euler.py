"""this is Euler's method: the place and the velocity both change by the old values."""


def simulate(potential, mass, start, step, steps):
    def advance(moon, _):
        position, velocity = moon
        position, velocity = position + step * velocity, velocity + step * acceleration(potential, mass, position)
        return (position, velocity), (position, velocity)

    return jax.lax.scan(advance, start, length=steps)[1]
