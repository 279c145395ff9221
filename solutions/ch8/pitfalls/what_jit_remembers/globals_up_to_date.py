"""a global was expected to be read at each call, but it is read while JAX traces."""

PYTHON |= {
    "pay(1); bonus = 20; pay(1), pay(jnp.array([1]))[0]": (21, 21),
    "visit(1), visit(2), visits": (2, 4, 2),
}
