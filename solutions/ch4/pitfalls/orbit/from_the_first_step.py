"""the mass comes from the first step only, and that position is not exact."""


def fit_mass(potential, observed, start, step, guess):
    position, velocity = start
    needed = 2 * (observed[0] - position - step * velocity) / step**2
    pull = acceleration(potential, jnp.float32(guess), position)
    return guess * jnp.sum(needed * pull) / jnp.sum(pull**2)
