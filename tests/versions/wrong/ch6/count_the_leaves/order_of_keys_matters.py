# breaks: "structure, and False otherwise.": JAX sorts the keys, so the first pair has the same structure
"""Predict how many leaves a tree has, and if two trees have the same structure."""

# Dicts, lists, tuples and arrays.
CONTAINERS = {
    "w": 1,
    "[{'w': w, 'b': b}, {'w': w, 'b': b}]": 4,
    "{'rate': 0.1, 'name': 'mlp', 'layers': [w, (w, b)]}": 5,
    "{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}": 5,
    "[w.shape, b.shape]": 3,
}

# None, and things that are empty.
EMPTY = {
    "None": 0,
    "[w, None, 0]": 2,
    "{'w': w, 'b': None, 'more': {}}": 1,
    "[[], (), {'a': []}]": 0,
    "[jnp.zeros(0), '']": 2,
}

# Classes, and other objects of Python.
OBJECTS = {
    "[Point(3, 4), Point((5, 6), None)]": 4,
    "Plain(w, [b, b])": 1,
    "Layer(w, [b, b])": 3,
    "collections.OrderedDict(w=w, b=[b, b])": 3,
    "{'ids': {4, 5, 6}, 'rows': range(3)}": 2,
    "[jnp.tanh, jax.random.split(jax.random.key(0), 3)]": 2,
}

# Two trees.
PAIRS = {
    "same({'w': w, 'b': b}, {'b': b, 'w': w})": False,
    "same({'w': w, 'b': b}, {'w': 0.5, 'b': 'bias'})": True,
    "same({'w': w}, collections.OrderedDict(w=w))": False,
    "same([w, b], (w, b))": False,
    "same([w, None], [w, 0.0])": False,
    "same([1.0, 1.0], jnp.ones(2))": False,
    "same(Point(w, b), (w, b))": False,
    "same(Layer(w, b), Layer(w, [b]))": False,
    "same(Plain(w, b), Plain(w, [b]))": True,
}
