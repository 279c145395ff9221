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

# TODO: 25 lines.

# Dicts, lists, tuples and arrays.
CONTAINERS = {
    "w": ...,
    "[{'w': w, 'b': b}, {'w': w, 'b': b}]": ...,
    "{'rate': 0.1, 'name': 'mlp', 'layers': [w, (w, b)]}": ...,
    "{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}": ...,
    "[w.shape, b.shape]": ...,
}

# None, and things that are empty.
EMPTY = {
    "None": ...,
    "[w, None, 0]": ...,
    "{'w': w, 'b': None, 'more': {}}": ...,
    "[[], (), {'a': []}]": ...,
    "[jnp.zeros(0), '']": ...,
}

# Classes, and other objects of Python.
OBJECTS = {
    "[Point(3, 4), Point((5, 6), None)]": ...,
    "Plain(w, [b, b])": ...,
    "Layer(w, [b, b])": ...,
    "collections.OrderedDict(w=w, b=[b, b])": ...,
    "{'ids': {4, 5, 6}, 'rows': range(3)}": ...,
    "[jnp.tanh, jax.random.split(jax.random.key(0), 3)]": ...,
}

# Two trees.
PAIRS = {
    "same({'w': w, 'b': b}, {'b': b, 'w': w})": ...,
    "same({'w': w, 'b': b}, {'w': 0.5, 'b': 'bias'})": ...,
    "same({'w': w}, collections.OrderedDict(w=w))": ...,
    "same([w, b], (w, b))": ...,
    "same([w, None], [w, 0.0])": ...,
    "same([1.0, 1.0], jnp.ones(2))": ...,
    "same(Point(w, b), (w, b))": ...,
    "same(Layer(w, b), Layer(w, [b]))": ...,
    "same(Plain(w, b), Plain(w, [b]))": ...,
}
