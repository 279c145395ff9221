"""an argument that is left out was taken to share the program of one that is passed."""

ARGUMENTS |= {"f(jnp.ones(3)); f(jnp.ones(3), 1.0); f(jnp.ones(3), 2.0)": 1}
