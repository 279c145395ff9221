import collections
import dataclasses
import math
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.tree_stats import global_norm, parameter_count

from grader import observe, points
from grader.checks import assert_close, assert_equal, assert_program, assert_pure

HANDED_OUT = "0debab3cb15a5a67"


class Pair(NamedTuple):
    left: object
    right: object


def boxed(item, name):
    """Puts an item into an object of a class that JAX knows. A class of its own is registered where this runs."""

    @jax.tree_util.register_dataclass
    @dataclasses.dataclass
    class Box:
        item: object
        name: str = dataclasses.field(metadata={"static": True})

    return Box(item, name)


def draw_shape(rng, axes):
    return tuple(rng.integers(2, 6, size=axes).tolist())


def draw_array(rng, axes):
    return np.asarray(rng.normal(size=draw_shape(rng, axes)), "float32")


def draw_model(rng):
    """Draws the params of a model: the last layer has no bias."""
    inputs, hidden, outputs = draw_shape(rng, 3)
    first = {"w": rng.normal(size=(inputs, hidden)), "b": rng.normal(size=hidden)}
    last = {"w": rng.normal(size=(hidden, outputs)), "b": None}
    return jax.tree.map(np.float32, [first, last])


def arranged(vector, block, scalar, nothing):
    """Puts four arrays into many kinds of containers."""
    named = collections.OrderedDict(z=block, a=[None, scalar])
    return Pair((vector, {}), {"named": named, "nothing": nothing, "more": [(), None]})


def draw_leaves(rng):
    """Draws arrays to arrange: one of them is a scalar, and another one has no elements."""
    return draw_array(rng, 1), draw_array(rng, 3), draw_array(rng, 0), np.zeros((3, 0), "float32")


def with_magnitude(rng, tree, magnitude):
    """Gives each number of a tree an absolute value between one and two times the magnitude."""

    def draw(leaf):
        sizes = magnitude * rng.uniform(1, 2, size=leaf.shape)
        return np.asarray(sizes * rng.choice([-1, 1], size=leaf.shape), "float32")

    return jax.tree.map(draw, tree)


def count_oracle(tree):
    return sum(math.prod(leaf.shape) for leaf in jax.tree.leaves(tree))


def norm_oracle(tree):
    return np.sqrt(sum(np.sum(leaf.astype(np.float64) ** 2) for leaf in jax.tree.leaves(tree)))


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


@points(3)
def test_count(rng):
    """parameter_count adds up the elements of all leaves, and None has none"""

    def assert_counts(tree, called):
        expected = count_oracle(tree)
        assert_equal(observe(lambda: parameter_count(tree)), expected, called=called)

    model = draw_model(rng)
    assert_counts(model, "parameter_count(params), a model without the last bias")
    assert_counts(on_device(model), "parameter_count(params), arrays of JAX")
    assert_counts(
        arranged(*draw_leaves(rng)), "parameter_count(params), with a scalar array and an array without elements"
    )
    assert_counts(rng.random(draw_shape(rng, 2)) > 0.5, "parameter_count(params), an array of bools alone")
    for tree, text in ((None, "None"), ({"a": [], "b": ()}, "{'a': [], 'b': ()}")):
        assert_counts(tree, f"parameter_count({text})")
    array = draw_array(rng, 2)
    got = observe(lambda: parameter_count([boxed([array, None], "w"), array]))
    called = "parameter_count(params), with a class that is registered"
    assert_equal(got, 2 * array.size, called=called)
    assert_pure(lambda params: parameter_count(params), model, called="parameter_count(params)", traced=True)

    def draw_call():
        tree, factor = draw_model(rng), np.float32(rng.normal())
        return (tree, factor), factor * count_oracle(tree)

    called = "factor * parameter_count(params)"
    assert_program(lambda tree, factor: factor * parameter_count(tree), draw_call, called=called)


@points(3)
def test_python_int(rng):
    """parameter_count returns a Python int, for tracers and for huge shapes too"""
    shapes = {"w": tuple(rng.integers(70_000, 90_000, size=2).tolist()), "b": [draw_shape(rng, 1), ()]}

    def count_shapes():
        w, (b, scalar) = shapes["w"], shapes["b"]
        return parameter_count({"w": sized(w), "b": [sized(b, "int8"), sized(scalar)]})

    def sized(shape, dtype="float32"):
        return jax.ShapeDtypeStruct(shape, dtype)

    got = observe(count_shapes)
    expected = math.prod(shapes["w"]) + shapes["b"][0][0] + 1
    called = f"parameter_count(params), where params['w'] is jax.ShapeDtypeStruct({shapes['w']}, 'float32')"
    assert_equal(got, expected, called=called)

    def draw_call():
        tree, number = draw_model(rng), np.float32(rng.normal())
        return (tree, number), np.full(count_oracle(tree), number)

    called = "jnp.full(parameter_count(params), number), inside jax.jit"
    assert_program(lambda tree, number: jnp.full(parameter_count(tree), number), draw_call, called=called)


@points(2)
def test_norm(rng):
    """global_norm is the root of the sum of all squares, over all leaves"""
    called = "global_norm(tree)"
    tree = draw_model(rng)
    expected = norm_oracle(tree)
    device_tree = on_device(tree)
    assert_close(observe(lambda: global_norm(device_tree)), expected, called=called)
    assert_pure(lambda tree: global_norm(tree), device_tree, called=called, traced=True)
    for magnitude in (1.0, 1e-9, 1e9):

        def draw_call(magnitude=magnitude):
            tree = with_magnitude(rng, draw_model(rng), magnitude)
            return (tree,), norm_oracle(tree)

        numbers = f"{called}, all numbers about {magnitude:g}, inside jax.jit"
        assert_program(lambda tree: global_norm(tree), draw_call, called=numbers, scale=magnitude)


@points(2)
def test_any_tree(rng):
    """global_norm takes any containers, and it is 0 if there are no elements"""
    called = "global_norm(tree), with many kinds of containers"
    leaves = draw_leaves(rng)
    expected = norm_oracle(leaves)
    assert_close(observe(lambda: global_norm(arranged(*on_device(leaves)))), expected, called=called)

    def draw_call():
        leaves = draw_leaves(rng)
        return leaves, norm_oracle(leaves)

    def norm(*leaves):
        return global_norm(arranged(*leaves))

    def norm_of_boxes(first, *leaves):
        return global_norm(boxed([first, boxed(leaves, "inner"), None], "outer"))

    assert_program(norm, draw_call, called=f"{called}, inside jax.jit")
    called = "global_norm(tree), with a class that is registered, inside jax.jit"
    assert_program(norm_of_boxes, draw_call, called=called)
    empty, zeros = jnp.zeros((0, 3)), [jnp.zeros(()), jnp.zeros((2, 3))]
    cases = {
        "None": None,
        "[{}, ()]": [{}, ()],
        "jnp.zeros((0, 3))": empty,
        "[jnp.zeros(()), jnp.zeros((2, 3))]": zeros,
    }
    for text, tree in cases.items():
        got = observe(lambda tree=tree: global_norm(tree))
        assert_close(got, np.zeros(()), called=f"global_norm({text})")
