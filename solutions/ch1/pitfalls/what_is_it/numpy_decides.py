"""NumPy was taken to do the arithmetic if one operand is its array."""

TYPES |= {"np.ones(3) + jnp.ones(3)": "np.ndarray"}
