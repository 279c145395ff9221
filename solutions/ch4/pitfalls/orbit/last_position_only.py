"""only the last position is compared, and all of them were seen."""


def fit_mass(potential, observed, start, step, guess):
    def distance(log_mass):
        positions, _ = simulate(potential, jnp.exp(log_mass), start, step, len(observed))
        return jnp.sum((positions[-1] - observed[-1]) ** 2)

    def update(_, log_mass):
        return log_mass - 0.01 * jax.grad(distance)(log_mass)

    return jnp.exp(jax.lax.fori_loop(0, 300, update, jnp.log(guess)))
