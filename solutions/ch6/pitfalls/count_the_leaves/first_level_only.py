"""only the outermost container was opened, but JAX opens the containers inside of it too."""

CONTAINERS |= {
    "[{'w': w, 'b': b}, {'w': w, 'b': b}]": 2,
    "{'rate': 0.1, 'name': 'mlp', 'layers': [w, (w, b)]}": 3,
    "{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}": 2,
    "[w.shape, b.shape]": 2,
}
OBJECTS |= {
    "[Point(3, 4), Point((5, 6), None)]": 2,
    "Layer(w, [b, b])": 2,
    "collections.OrderedDict(w=w, b=[b, b])": 2,
}
