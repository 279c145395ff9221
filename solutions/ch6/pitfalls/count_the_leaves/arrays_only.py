"""only arrays were counted, but numbers, strings and other objects are leaves too."""

CONTAINERS |= {
    "{'rate': 0.1, 'name': 'mlp', 'layers': [w, (w, b)]}": 3,
    "{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}": 1,
    "[w.shape, b.shape]": 0,
}
EMPTY |= {
    "[w, None, 0]": 1,
    "[jnp.zeros(0), '']": 1,
}
OBJECTS |= {
    "[Point(3, 4), Point((5, 6), None)]": 0,
    "Plain(w, [b, b])": 0,
    "{'ids': {4, 5, 6}, 'rows': range(3)}": 0,
    "[jnp.tanh, jax.random.split(jax.random.key(0), 3)]": 1,
}
