"""a whole kick comes before the drift, and the leapfrog method has a half kick on either side of it."""


def simulate(potential, mass, start, step, steps):
    def advance(moon, _):
        position, velocity = moon
        velocity = velocity + step * acceleration(potential, mass, position)
        position = position + step * velocity
        return (position, velocity), (position, velocity)

    return jax.lax.scan(advance, start, length=steps)[1]
