"""the updates change the mass and not its logarithm, so their learning rate suits one unit only."""


def fit_mass(potential, observed, start, step, guess):
    def distance(mass):
        positions, _ = simulate(potential, mass, start, step, len(observed))
        return jnp.mean(jnp.sum((positions - observed) ** 2, axis=1))

    def update(_, mass):
        return mass - 0.03 * jax.grad(distance)(mass)

    return jax.lax.fori_loop(0, 300, update, jnp.float32(guess))
