"""the order in which keys were put into a dict was expected to matter, but JAX sorts them."""

PAIRS |= {
    "same({'w': w, 'b': b}, {'b': b, 'w': w})": False,
}
