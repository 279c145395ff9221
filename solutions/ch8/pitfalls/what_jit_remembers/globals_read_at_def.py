"""a global was expected to be read at the `def`, but it is read while JAX traces."""

PYTHON |= {
    "bonus = 20; pay(1), late_pay(1)": (11, 11),
    "pay(1); bonus = 20; pay(1), pay(jnp.array([1]))[0]": (11, 11),
}
