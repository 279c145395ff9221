"""the distances are averaged without their squares."""


def fit_mass(potential, observed, start, step, guess):
    def distance(log_mass):
        positions, _ = simulate(potential, jnp.exp(log_mass), start, step, len(observed))
        return jnp.mean(jnp.sqrt(jnp.sum((positions - observed) ** 2, axis=1)))

    def update(count, log_mass):
        return log_mass - 0.05 / (1 + 0.1 * count) * jax.grad(distance)(log_mass)

    return jnp.exp(jax.lax.fori_loop(0, 600, update, jnp.log(guess)))
