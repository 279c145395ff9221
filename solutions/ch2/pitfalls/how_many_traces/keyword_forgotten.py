"""an argument by position was taken to share the program of one by keyword."""

ARGUMENTS |= {"f(jnp.ones(3), 2.0); f(jnp.ones(3), scale=2.0)": 1}
