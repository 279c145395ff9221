import collections
import dataclasses
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.count_the_leaves import CONTAINERS, EMPTY, OBJECTS, PAIRS

from grader import points
from grader.checks import assert_predictions

HANDED_OUT = "6d6d13fb3cbcd058"


def evaluate(program):
    """Runs a program after the lines that the stub shows."""
    w = jnp.ones((3, 2))
    b = jnp.ones(2)

    # The stub says Any. The names in a class body do not travel to a worker, so these are built in.
    class Point(NamedTuple):
        x: object
        y: object

    @dataclasses.dataclass
    class Plain:
        w: object
        b: object

    @jax.tree_util.register_dataclass
    @dataclasses.dataclass
    class Layer:
        w: object
        b: object

    def same(left, right):
        return jax.tree.structure(left) == jax.tree.structure(right)

    modules = {"collections": collections, "jax": jax, "jnp": jnp, "np": np}
    return eval(program, modules | {"w": w, "b": b, "Point": Point, "Plain": Plain, "Layer": Layer, "same": same})


def count_leaves(program):
    return len(jax.tree.leaves(evaluate(program)))


@points(4)
def test_containers():
    """the number of leaves is predicted, for dicts, lists, tuples and arrays"""
    reasons = {
        "w": "an array is one leaf, and a leaf alone is a tree too",
        "[{'w': w, 'b': b}, {'w': w, 'b': b}]": "JAX opens the list and both dicts, and each has two arrays",
        "{'rate': 0.1, 'name': 'mlp', 'layers': [w, (w, b)]}": "the number, the string and the three arrays are leaves",
        "{'w': [[1.0, 2.0], [3.0, 4.0]], 'b': np.zeros(2)}": (
            "JAX opens the lists, so each of their numbers is a leaf, and the array of NumPy is one leaf"
        ),
        "[w.shape, b.shape]": "a shape is a tuple, so each of its numbers is a leaf: 3, 2 and 2",
    }
    assert_predictions(lambda: CONTAINERS, reasons, count_leaves, table="CONTAINERS")


@points(4)
def test_empty():
    """the number of leaves is predicted, if there is None or something empty"""
    reasons = {
        "None": "None belongs to the structure, as an empty tuple does",
        "[w, None, 0]": "None is no leaf, but the number 0 is one",
        "{'w': w, 'b': None, 'more': {}}": "None is no leaf, and the empty dict holds none",
        "[[], (), {'a': []}]": "JAX opens all these containers, and finds nothing in them",
        "[jnp.zeros(0), '']": "an array without numbers is an array, an empty string is a string, and both are leaves",
    }
    assert_predictions(lambda: EMPTY, reasons, count_leaves, table="EMPTY")


@points(4)
def test_objects():
    """the number of leaves is predicted, for classes and other objects of Python"""
    reasons = {
        "[Point(3, 4), Point((5, 6), None)]": (
            "JAX opens a NamedTuple and the tuple inside of it, so the numbers are the leaves"
        ),
        "Plain(w, [b, b])": "Plain is not registered, so JAX does not open it: the whole object is one leaf",
        "Layer(w, [b, b])": "Layer is registered, so JAX opens it and the list inside of it",
        "collections.OrderedDict(w=w, b=[b, b])": "JAX opens an OrderedDict, as any other dict",
        "{'ids': {4, 5, 6}, 'rows': range(3)}": "JAX opens no set and no range, so each of the two is one leaf",
        "[jnp.tanh, jax.random.split(jax.random.key(0), 3)]": "a function is one leaf, and so is an array of keys",
    }
    assert_predictions(lambda: OBJECTS, reasons, count_leaves, table="OBJECTS")


@points(3)
def test_pairs():
    """for each pair of trees, it is predicted if their structures are equal"""
    reasons = {
        "same({'w': w, 'b': b}, {'b': b, 'w': w})": "JAX sorts the keys of a dict",
        "same({'w': w, 'b': b}, {'w': 0.5, 'b': 'bias'})": "a leaf is a leaf, whatever it is",
        "same({'w': w}, collections.OrderedDict(w=w))": "a dict and an OrderedDict are two kinds of containers",
        "same([w, b], (w, b))": "a list and a tuple are two kinds of containers",
        "same([w, None], [w, 0.0])": "None belongs to the structure, and 0.0 is a leaf",
        "same([1.0, 1.0], jnp.ones(2))": "the list has two leaves, and the array is one",
        "same(Point(w, b), (w, b))": "a NamedTuple is a kind of its own, and no plain tuple",
        "same(Layer(w, b), Layer(w, [b]))": "JAX opens a Layer, and finds a list in one of them only",
        "same(Plain(w, b), Plain(w, [b]))": "JAX does not open a Plain, so both are one leaf, whatever they hold",
    }
    assert_predictions(lambda: PAIRS, reasons, evaluate, table="PAIRS")
