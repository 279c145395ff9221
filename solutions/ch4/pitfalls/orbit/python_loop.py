"""a Python loop writes every step into the program."""


def simulate(potential, mass, start, step, steps):
    position, velocity = start
    positions, velocities = [], []
    for _ in range(steps):
        velocity = velocity + step / 2 * acceleration(potential, mass, position)
        position = position + step * velocity
        velocity = velocity + step / 2 * acceleration(potential, mass, position)
        positions.append(position)
        velocities.append(velocity)
    return jnp.stack(positions), jnp.stack(velocities)
