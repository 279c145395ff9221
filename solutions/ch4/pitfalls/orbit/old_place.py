"""the second half kick is that of the old place, and it should be that of the new one."""


def simulate(potential, mass, start, step, steps):
    def advance(moon, _):
        position, velocity = moon
        pull = acceleration(potential, mass, position)
        velocity = velocity + step / 2 * pull
        position = position + step * velocity
        velocity = velocity + step / 2 * pull
        return (position, velocity), (position, velocity)

    return jax.lax.scan(advance, start, length=steps)[1]
