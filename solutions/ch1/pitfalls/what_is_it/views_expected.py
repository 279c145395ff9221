"""a JAX array was expected to change under its other name, as in NumPy."""

FIRST_ELEMENTS |= {"a = jnp.zeros(3); b = a; b += 1; a[0]": 1}
