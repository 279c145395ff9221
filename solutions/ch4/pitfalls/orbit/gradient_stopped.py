"""a `stop_gradient` in each step cuts the gradient off, so it does not go through the whole orbit."""


def simulate(potential, mass, start, step, steps):
    def advance(moon, _):
        position, velocity = moon
        velocity = velocity + step / 2 * acceleration(potential, mass, position)
        position = position + step * velocity
        velocity = velocity + step / 2 * acceleration(potential, mass, position)
        position, velocity = jax.lax.stop_gradient((position, velocity))
        return (position, velocity), (position, velocity)

    return jax.lax.scan(advance, start, length=steps)[1]
