"""a shape was taken for one leaf, but it is a tuple, and JAX opens it."""

CONTAINERS |= {
    "[w.shape, b.shape]": 2,
}
