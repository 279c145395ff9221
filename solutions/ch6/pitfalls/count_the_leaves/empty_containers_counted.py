"""empty containers were counted, but there is no leaf in them."""

EMPTY |= {
    "{'w': w, 'b': None, 'more': {}}": 2,
    "[[], (), {'a': []}]": 3,
}
