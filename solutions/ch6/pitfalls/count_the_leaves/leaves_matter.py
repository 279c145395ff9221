"""the leaves were compared too, but a structure is the tree without its leaves."""

PAIRS |= {
    "same({'w': w, 'b': b}, {'w': 0.5, 'b': 'bias'})": False,
    "same(Plain(w, b), Plain(w, [b]))": False,
}
