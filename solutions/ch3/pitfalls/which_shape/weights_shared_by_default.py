"""arguments were taken to be shared by default, but all of them are mapped over axis 0."""

ARGUMENTS |= {"jax.vmap(predict)(x, w, b)": (7, 6)}
