import dataclasses
import functools
import itertools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.ravel_roundtrip import from_vector, to_vector

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "13e216bd8113a55a"

# JAX would give all leaves of such a tree one dtype that cannot hold them, or lose a dtype on the way back.
MIXED = [["float32", "int32", "bfloat16", "float16"], ["bfloat16", "int32"], ["int32", "float16"]]


class Layer(NamedTuple):
    scale: object
    shift: object


def boxed(item):
    """Puts a tree into an object of a class that JAX knows. A class of its own is registered where this runs."""

    @jax.tree_util.register_dataclass
    @dataclasses.dataclass
    class Box:
        item: object

    return Box(item)


def draw_numbers(rng, shape, dtype):
    """Draws numbers. Half-precision dtypes cannot hold the whole ones, and must round the others."""
    odd, fractions = 2 * rng.integers(2000, 5000, size=shape) + 1, rng.uniform(1, 100, size=shape)
    numbers = odd if dtype == "int32" else fractions
    return np.asarray(numbers * rng.choice([-1, 1], size=shape), "float32")


def draw_vector(rng, like):
    """Draws a number for each element of a tree."""
    parts = [draw_numbers(rng, leaf.size, leaf.dtype.name) for leaf in jax.tree.leaves(like)]
    return np.concatenate([np.zeros(0, "float32"), *parts])


def draw_tree(rng, dtypes):
    """Draws a tree of many containers. Its leaves have these dtypes in turn, from a random one on."""
    drawn = int(rng.integers(len(dtypes)))

    def leaf(*shape):
        nonlocal drawn
        drawn += 1
        dtype = dtypes[drawn % len(dtypes)]
        return draw_numbers(rng, shape, dtype).astype(jnp.dtype(dtype))

    rows, columns, depth = rng.integers(2, 5, size=3).tolist()
    shift = [leaf(), (), leaf(2, columns, depth)]
    return [{"w": leaf(rows, columns), "b": leaf(0, 3)}, (None, leaf(columns), {}), Layer(leaf(depth, 1), shift)]


def vector_oracle(tree):
    leaves = [np.ravel(leaf).astype("float32") for leaf in jax.tree.leaves(tree)]
    return np.concatenate([np.zeros(0, "float32"), *leaves])


def tree_oracle(vector, like):
    leaves, structure = jax.tree.flatten(like)
    ends = np.cumsum([leaf.size for leaf in leaves]).astype(int)
    parts = zip(np.split(vector, ends)[: len(leaves)], leaves, strict=True)
    return jax.tree.unflatten(structure, [part.reshape(leaf.shape).astype(leaf.dtype) for part, leaf in parts])


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


@points(4)
def test_to_vector(rng):
    """to_vector writes all leaves in their order, as float32"""

    def draw_call(dtypes):
        tree = draw_tree(rng, dtypes)
        return (tree,), vector_oracle(tree)

    (tree,), expected = draw_call(MIXED[0])
    called = f"to_vector(tree), with leaves of {', '.join(MIXED[0])}"
    assert_close(observe(lambda: to_vector(on_device(tree))), expected, called=called, ulps=1)
    for dtypes in MIXED:
        called = f"to_vector(tree), with leaves of {', '.join(dtypes)}"
        draw = functools.partial(draw_call, dtypes)
        assert_program(lambda tree: to_vector(boxed(tree)), draw, called=called, ulps=1)
    assert_pure(lambda tree: to_vector(tree), on_device(tree), called="to_vector(tree)", traced=True)


@points(4)
def test_round_trip(rng):
    """from_vector undoes to_vector: containers, shapes, dtypes and values"""

    def draw_call(dtypes):
        like = draw_tree(rng, dtypes)
        vector = draw_vector(rng, like)
        return (vector, like), tree_oracle(vector, like)

    args, expected = draw_call(MIXED[0])
    called = f"from_vector(vector, like), with leaves of {', '.join(MIXED[0])}"
    assert_close(observe(lambda: from_vector(*on_device(args))), expected, called=called, ulps=1)

    def around(vector, like):
        tree = from_vector(vector, boxed(like)).item
        return tree, from_vector(to_vector(tree), like)

    def draw_trip(dtypes):
        args, expected = draw_call(dtypes)
        return args, (expected, expected)

    for dtypes in MIXED:
        called = f"tree = from_vector(vector, like), and from_vector(to_vector(tree), like), {', '.join(dtypes)}"
        assert_program(around, functools.partial(draw_trip, dtypes), called=called, ulps=1)
    assert_pure(lambda *args: from_vector(*args), *on_device(args), called="from_vector(vector, like)", traced=True)


def draw_layer(rng, *dtypes):
    """Draws a small tree. Its leaves have these dtypes in turn."""
    shapes = [(3, 2), (2,), ()]
    w, b, c = (
        draw_numbers(rng, shape, dtype).astype(jnp.dtype(dtype))
        for shape, dtype in zip(shapes, itertools.cycle(dtypes), strict=False)
    )
    return Layer(w, {"b": [b, None], "c": c})


# Trees that are easy to forget.
SPECIAL = {
    "all leaves are bfloat16": lambda rng: draw_layer(rng, "bfloat16"),
    "all leaves are float16": lambda rng: draw_layer(rng, "float16"),
    "all leaves are int32": lambda rng: draw_layer(rng, "int32"),
    "the tree is one array": lambda rng: draw_numbers(rng, (2, 3), "float16").astype("float16"),
    "all leaves are scalars": lambda rng: [draw_numbers(rng, (), "float32"), {"a": np.int32(rng.integers(100))}],
    "the only leaf is empty": lambda rng: [np.zeros((0, 2), "int32"), None],
    "there are no leaves": lambda rng: {"a": [], "b": (None, {})},
}


@points(4)
def test_special(rng):
    """trees of one half-precision dtype, empty trees and scalar leaves are no exception"""

    def both_ways(vectors, likes):
        return {name: (to_vector(like), from_vector(vectors[name], like)) for name, like in likes.items()}

    def draw_call():
        likes = {name: draw(rng) for name, draw in SPECIAL.items()}
        vectors = {name: draw_vector(rng, like) for name, like in likes.items()}
        right = {name: (vector_oracle(like), tree_oracle(vectors[name], like)) for name, like in likes.items()}
        return (vectors, likes), right

    args, expected = draw_call()
    called = "to_vector(like), from_vector(vector, like), for special trees"
    assert_close(observe(lambda: both_ways(*on_device(args))), expected, called=called, ulps=1)
    assert_program(both_ways, draw_call, called=called, ulps=1)


@points(3)
def test_vmap_and_grad(rng):
    """jax.vmap and jax.grad go through from_vector"""
    count = int(rng.integers(3, 6))

    def mapped(vectors, like):
        return jax.vmap(from_vector, in_axes=(0, None))(vectors, like)

    def draw_vectors():
        like = draw_layer(rng, "float32", "bfloat16", "int32")
        vectors = [draw_vector(rng, like) for _ in range(count)]
        trees = [tree_oracle(vector, like) for vector in vectors]
        return (np.stack(vectors), like), jax.tree.map(lambda *leaves: np.stack(leaves), *trees)

    args, expected = draw_vectors()
    called = "jax.vmap(from_vector, in_axes=(0, None))(vectors, like)"
    assert_close(observe(lambda: mapped(*on_device(args))), expected, called=called, ulps=1)
    assert_program(mapped, draw_vectors, called=called, ulps=1)

    def slopes(vector, like, weights):
        def loss(vector):
            products = jax.tree.map(lambda leaf, weight: jnp.sum(leaf * weight), from_vector(vector, like), weights)
            return sum(jax.tree.leaves(jax.tree.map(lambda product: product.astype("float32"), products)))

        return jax.grad(loss)(vector)

    def draw_loss():
        like = draw_layer(rng, "float32", "bfloat16", "float16")
        # Eighths, which all dtypes hold exactly. The loss is linear, and they are its slopes.
        weights = jax.tree.map(lambda leaf: (rng.integers(1, 64, size=leaf.shape) / 8).astype(leaf.dtype), like)
        return (draw_vector(rng, like), like, weights), vector_oracle(weights)

    args, expected = draw_loss()
    called = "jax.grad(lambda vector: the sum of weights * from_vector(vector, like))(vector)"
    assert_close(observe(lambda: slopes(*on_device(args))), expected, called=called, ulps=1)
    assert_program(slopes, draw_loss, called=called, ulps=1)
