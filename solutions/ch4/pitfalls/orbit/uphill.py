"""the updates go along the gradient, so the orbit gets further and further away."""


def fit_mass(potential, observed, start, step, guess):
    def distance(log_mass):
        positions, _ = simulate(potential, jnp.exp(log_mass), start, step, len(observed))
        return jnp.mean(jnp.sum((positions - observed) ** 2, axis=1))

    def update(_, log_mass):
        return log_mass + 0.03 * jax.grad(distance)(log_mass)

    return jnp.exp(jax.lax.fori_loop(0, 300, update, jnp.log(guess)))
