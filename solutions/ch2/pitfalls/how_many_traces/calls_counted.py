"""calls of f were counted, but Python runs once for each trace."""

ARGUMENTS |= {"f(jnp.zeros(3)); f(jnp.ones(3)); f(np.ones(3, np.float32))": 3, "f(1.0); f(2.0); f(3)": 3}
