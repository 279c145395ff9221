"""the minus is missing, so the planet pushes the moon away."""


def acceleration(potential, mass, position):
    return jax.grad(potential, argnums=1)(mass, position)
