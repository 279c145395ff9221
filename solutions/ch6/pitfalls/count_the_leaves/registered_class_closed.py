"""a registered dataclass was taken for a leaf, but JAX opens it."""

OBJECTS |= {
    "Layer(w, [b, b])": 1,
}
PAIRS |= {
    "same(Layer(w, b), Layer(w, [b]))": True,
}
