"""the program for an earlier shape was taken to be lost when another shape came."""

ARGUMENTS |= {"f(jnp.ones(3)); f(jnp.ones(4)); f(jnp.ones(3)); f(jnp.ones((3, 1)))": 4}
