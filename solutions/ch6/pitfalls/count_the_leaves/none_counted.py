"""`None` was counted as a leaf, but JAX treats it as an empty container."""

EMPTY |= {
    "None": 1,
    "[w, None, 0]": 3,
    "{'w': w, 'b': None, 'more': {}}": 2,
}
OBJECTS |= {
    "[Point(3, 4), Point((5, 6), None)]": 5,
}
PAIRS |= {
    "same([w, None], [w, 0.0])": True,
}
