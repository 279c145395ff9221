"""the keys of the dicts were counted, but they are names and belong to the structure."""

CONTAINERS |= {
    "[{'w': w, 'b': b}, {'w': w, 'b': b}]": 8,
    "{'rate': 0.1, 'name': 'mlp', 'layers': [w, (w, b)]}": 8,
    "{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}": 7,
}
EMPTY |= {
    "{'w': w, 'b': None, 'more': {}}": 4,
    "[[], (), {'a': []}]": 1,
}
OBJECTS |= {
    "collections.OrderedDict(w=w, b=[b, b])": 5,
    "{'ids': {4, 5, 6}, 'rows': range(3)}": 4,
}
