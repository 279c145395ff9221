"""both kicks are whole ones, and each should be half."""


def simulate(potential, mass, start, step, steps):
    def advance(moon, _):
        position, velocity = moon
        velocity = velocity + step * acceleration(potential, mass, position)
        position = position + step * velocity
        velocity = velocity + step * acceleration(potential, mass, position)
        return (position, velocity), (position, velocity)

    return jax.lax.scan(advance, start, length=steps)[1]
