"""each number of an array was counted, but an array is one leaf."""

CONTAINERS |= {
    "w": 6,
    "[{'w': w, 'b': b}, {'w': w, 'b': b}]": 16,
    "{'rate': 0.1, 'name': 'mlp', 'layers': [w, (w, b)]}": 16,
    "{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}": 6,
}
EMPTY |= {
    "[w, None, 0]": 7,
    "{'w': w, 'b': None, 'more': {}}": 6,
    "[jnp.zeros(0), '']": 1,
}
