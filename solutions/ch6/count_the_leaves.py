"""Predict how many leaves a tree has, and if two trees have the same structure.

Lesson: exercises/ch6/README.md#count_the_leaves

Each table below lists short programs. Replace each `...` before you run anything. In the first three tables, write how
many leaves the tree has, as an int. It is the length of `jax.tree.leaves(tree)`. In the last table, write True if both
trees have the same structure, and False otherwise. Each program begins anew with these lines:

    import collections
    import dataclasses
    from typing import Any, NamedTuple

    import jax
    import jax.numpy as jnp
    import numpy as np

    w = jnp.ones((3, 2))
    b = jnp.ones(2)

    class Point(NamedTuple):
        x: Any
        y: Any

    @dataclasses.dataclass
    class Plain:
        w: Any
        b: Any

    @jax.tree_util.register_dataclass
    @dataclasses.dataclass
    class Layer:
        w: Any
        b: Any

    def same(left, right):
        return jax.tree.structure(left) == jax.tree.structure(right)

Checks:
    - the number of leaves is predicted, for dicts, lists, tuples and arrays
    - the number of leaves is predicted, if there is None or something empty
    - the number of leaves is predicted, for classes and other objects of Python
    - for each pair of trees, it is predicted if their structures are equal
"""

# Dicts, lists, tuples and arrays.
CONTAINERS = {
    "w": 1,  # a single leaf is a tree
    "[{'w': w, 'b': b}, {'w': w, 'b': b}]": 4,  # JAX opens the list and both dicts
    "{'rate': 0.1, 'name': 'mlp', 'layers': [w, (w, b)]}": 5,  # a number and a string are leaves too
    "{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}": 5,  # each number in a list is a leaf, and NumPy's array is one
    "[w.shape, b.shape]": 3,  # a shape is a tuple, and JAX opens it
}

# None, and things that are empty.
EMPTY = {
    "None": 0,  # None belongs to the structure
    "[w, None, 0]": 2,  # 0 is a number like any other
    "{'w': w, 'b': None, 'more': {}}": 1,  # None and the empty dict hold no leaf
    "[[], (), {'a': []}]": 0,  # containers, and nothing in them
    "[jnp.zeros(0), '']": 2,  # what they hold does not matter
}

# Classes, and other objects of Python.
OBJECTS = {
    "[Point(3, 4), Point((5, 6), None)]": 4,  # JAX opens a NamedTuple, and the tuple inside of it
    "Plain(w, [b, b])": 1,  # JAX does not know this class, so it is a leaf
    "Layer(w, [b, b])": 3,  # this class is registered
    "collections.OrderedDict(w=w, b=[b, b])": 3,  # a kind of dict
    "{'ids': {4, 5, 6}, 'rows': range(3)}": 2,  # JAX opens no set and no range
    "[jnp.tanh, jax.random.split(jax.random.key(0), 3)]": 2,  # a function, and an array of keys
}

# Two trees.
PAIRS = {
    "same({'w': w, 'b': b}, {'b': b, 'w': w})": True,  # JAX sorts the keys of a dict
    "same({'w': w, 'b': b}, {'w': 0.5, 'b': 'bias'})": True,  # the leaves do not matter
    "same({'w': w}, collections.OrderedDict(w=w))": False,  # two kinds of containers
    "same([w, b], (w, b))": False,  # two kinds of containers
    "same([w, None], [w, 0.0])": False,  # None is part of the structure, and 0.0 is a leaf
    "same([1.0, 1.0], jnp.ones(2))": False,  # two leaves on the left, and one on the right
    "same(Point(w, b), (w, b))": False,  # a NamedTuple is a kind of its own
    "same(Layer(w, b), Layer(w, [b]))": False,  # JAX finds the list
    "same(Plain(w, b), Plain(w, [b]))": True,  # JAX does not look inside, so each is one star
}
