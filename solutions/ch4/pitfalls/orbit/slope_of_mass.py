"""`jax.grad` differentiates the first argument of the potential, the mass, and the position is the second."""


def acceleration(potential, mass, position):
    return -jax.grad(potential)(mass, position) * jnp.ones_like(position)
