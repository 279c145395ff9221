"""the list was expected to grow at each call, but `append` runs only while JAX traces."""

PYTHON |= {
    "note(1), note(2), note(jnp.array([3]))[0], note(4), len(seen)": (2, 4, 6, 8, 4),
}
