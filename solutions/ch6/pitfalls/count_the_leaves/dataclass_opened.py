"""a dataclass that is not registered was opened, but for JAX it is a leaf."""

OBJECTS |= {
    "Plain(w, [b, b])": 3,
}
PAIRS |= {
    "same(Plain(w, b), Plain(w, [b]))": False,
}
