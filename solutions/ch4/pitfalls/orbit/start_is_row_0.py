"""row 0 is the start, and it should be the state after the first step."""


def simulate(potential, mass, start, step, steps):
    def advance(moon, _):
        position, velocity = moon
        velocity = velocity + step / 2 * acceleration(potential, mass, position)
        position = position + step * velocity
        velocity = velocity + step / 2 * acceleration(potential, mass, position)
        return (position, velocity), moon

    return jax.lax.scan(advance, start, length=steps)[1]
