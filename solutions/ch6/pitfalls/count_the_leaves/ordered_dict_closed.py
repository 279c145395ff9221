"""an OrderedDict was taken for a leaf, but JAX opens it."""

OBJECTS |= {
    "collections.OrderedDict(w=w, b=[b, b])": 1,
}
