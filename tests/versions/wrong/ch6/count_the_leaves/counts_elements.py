# breaks: "It is the length of `jax.tree.leaves(tree)`.": counts the numbers in each array instead of the array as one leaf
"""Predict how many leaves a tree has, and if two trees have the same structure."""

# Dicts, lists, tuples and arrays.
CONTAINERS = {
    "w": 6,
    "[{'w': w, 'b': b}, {'w': w, 'b': b}]": 16,
    "{'rate': 0.1, 'name': 'mlp', 'layers': [w, (w, b)]}": 16,
    "{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}": 6,
    "[w.shape, b.shape]": 3,
}

# None, and things that are empty.
EMPTY = {
    "None": 0,
    "[w, None, 0]": 7,
    "{'w': w, 'b': None, 'more': {}}": 6,
    "[[], (), {'a': []}]": 0,
    "[jnp.zeros(0), '']": 1,
}

# Classes, and other objects of Python.
OBJECTS = {
    "[Point(3, 4), Point((5, 6), None)]": 4,
    "Plain(w, [b, b])": 1,
    "Layer(w, [b, b])": 10,
    "collections.OrderedDict(w=w, b=[b, b])": 10,
    "{'ids': {4, 5, 6}, 'rows': range(3)}": 2,
    "[jnp.tanh, jax.random.split(jax.random.key(0), 3)]": 2,
}

# Two trees.
PAIRS = {
    "same({'w': w, 'b': b}, {'b': b, 'w': w})": True,
    "same({'w': w, 'b': b}, {'w': 0.5, 'b': 'bias'})": True,
    "same({'w': w}, collections.OrderedDict(w=w))": False,
    "same([w, b], (w, b))": False,
    "same([w, None], [w, 0.0])": False,
    "same([1.0, 1.0], jnp.ones(2))": False,
    "same(Point(w, b), (w, b))": False,
    "same(Layer(w, b), Layer(w, [b]))": False,
    "same(Plain(w, b), Plain(w, [b]))": True,
}
