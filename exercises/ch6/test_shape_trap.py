from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.shape_trap import fits, with_batch, zeros_of

from grader import observe, points
from grader.checks import assert_close, assert_equal, assert_program, assert_pure, assert_structure

HANDED_OUT = "c56d64b1cc0fe1e5"


class Pair(NamedTuple):
    left: object
    right: object


def zeros(*shape):
    return np.zeros(shape, "float32")


def shapes_of(arrays):
    return jax.tree.map(np.shape, arrays)


def draw_lengths(rng, count):
    """Draws lengths that differ from one another, and from 0 and 1."""
    return (2 + rng.permutation(6)[:count]).tolist()


def draw_numbers(rng, arrays):
    """Draws a number for each array."""
    return jax.tree.map(lambda array: np.float32(rng.normal()), arrays)


def draw_layers(rng):
    """Makes a tree of dicts and lists, with scalars and an array without elements."""
    layers = []
    for _ in range(rng.integers(2, 5)):
        rows, columns, depth = draw_lengths(rng, 3)
        layers.append({"w": zeros(rows, columns, depth), "b": zeros(columns), "scale": zeros()})
    return {"layers": layers, "none yet": zeros(0, 3), "steps": [zeros()], "norm": None}


def draw_containers(rng):
    """Makes a tree of all kinds of containers, and some small trees."""
    rows, columns, depth = draw_lengths(rng, 3)
    inner = Pair((zeros(rows),), [zeros(columns, rows), (zeros(), zeros())])
    tree = {"inner": inner, "outer": (Pair(zeros(depth), None), {}, [[]], (None, None), (zeros(),))}
    return [tree, (zeros(rows), zeros(columns, depth)), Pair(zeros(rows), zeros(columns)), zeros(rows, depth), zeros()]


def batched(arrays, batch):
    return jax.tree.map(lambda array: (batch, *array.shape), arrays)


def filled(shapes, numbers):
    """Adds a number to each array of zeros."""
    return jax.tree.map(lambda array, number: array.at[...].add(number), zeros_of(shapes), numbers)


def filled_batches(shapes, batch, numbers):
    return jax.tree.map(lambda number, shape: jnp.full(shape, number), numbers, with_batch(shapes, batch))


def on_device(tree):
    return jax.tree.map(jnp.asarray, tree)


def assert_fits(rng, cases):
    """Compares fits with an oracle, for pairs of arrays and of arrays with the wanted shapes."""
    params, wanted = [list(side) for side in zip(*cases, strict=True)]
    all_shapes = [shapes_of(arrays) for arrays in wanted]
    right = [shapes_of(arrays) == shapes for arrays, shapes in zip(params, all_shapes, strict=True)]
    for arrays, shapes, answer in zip(params, all_shapes, right, strict=True):
        called = f"fits(params, {shapes}), params: arrays of the shapes {shapes_of(arrays)}"
        assert_equal(
            observe(lambda arrays=arrays, shapes=shapes: fits(on_device(arrays), shapes)), answer, called=called
        )

    def signs(numbers):
        signed = []
        for arrays, shapes, number in zip(params, all_shapes, numbers, strict=True):
            tracers = jax.tree.map(lambda array, number=number: jnp.full(array.shape, number), arrays)
            signed.append(number if fits(tracers, shapes) else -number)
        return signed

    def draw_call():
        numbers = rng.normal(size=len(right)).astype("float32")
        return (numbers,), [number if answer else -number for number, answer in zip(numbers, right, strict=True)]

    assert_program(signs, draw_call, called="number if fits(params, shapes) else -number, inside jax.jit")


@points(3)
def test_zeros(rng):
    """zeros_of makes one array for each shape, scalars included"""
    arrays = draw_layers(rng)
    shapes = shapes_of(arrays)
    called = f"zeros_of({shapes})"
    assert_close(observe(lambda: zeros_of(shapes)), arrays, called=called)
    assert_pure(lambda shapes: zeros_of(shapes), shapes, called=called)

    def draw_call():
        numbers = draw_numbers(rng, arrays)
        return (numbers,), jax.tree.map(lambda array, number: array + number, arrays, numbers)

    assert_program(lambda numbers: filled(shapes, numbers), draw_call, called=f"{called}, plus a number for each array")


@points(3)
def test_with_batch(rng):
    """with_batch puts the new axis in front of each shape, scalars included"""
    arrays, (batch,) = draw_layers(rng), draw_lengths(rng, 1)
    shapes = shapes_of(arrays)
    called = f"with_batch({shapes}, {batch})"
    assert_equal(observe(lambda: with_batch(shapes, batch)), batched(arrays, batch), called=called)
    assert_pure(lambda *args: with_batch(*args), shapes, batch, called=called)

    def draw_call():
        numbers = draw_numbers(rng, arrays)
        return (numbers,), jax.tree.map(lambda array, number: np.full((batch, *array.shape), number), arrays, numbers)

    called = f"{called}, and an array of each new shape"
    assert_program(lambda numbers: filled_batches(shapes, batch, numbers), draw_call, called=called)


@points(3)
def test_places(rng):
    """fits compares each array with the shape in its own place"""
    a, b, c = draw_lengths(rng, 3)
    layers = draw_layers(rng)
    wanted = {"w": zeros(a, b), "b": zeros(b)}
    empty = {"b": None, "layers": []}
    cases = [
        (layers, layers),
        (empty, empty),
        ({"w": zeros(a, c), "b": zeros(b)}, wanted),
        ({"w": zeros(a, b), "b": zeros(c)}, wanted),
        ({"w": zeros(b, a), "b": zeros(b)}, wanted),
        ({"w": zeros(a * b), "b": zeros(b)}, wanted),
        ([zeros(1, b)], [zeros(a, b)]),
        ([zeros(a, b), zeros(b, c)], [zeros(b, c), zeros(a, b)]),
        ([zeros(a), zeros(b, c)], [zeros(a, b), zeros(c)]),
        ([zeros(0, a)], [zeros(0, b)]),
    ]
    assert_fits(rng, cases)
    shapes = shapes_of(wanted)
    assert_pure(lambda *args: fits(*args), wanted, shapes, called=f"fits(params, {shapes})")


@points(3)
def test_scalars(rng):
    """fits tells a scalar from a vector"""
    a, b = draw_lengths(rng, 2)
    cases = [
        ([zeros(), zeros(a)], [zeros(), zeros(a)]),
        ([zeros(a), zeros()], [zeros(), zeros(a)]),
        ({"scale": zeros(1), "b": zeros(b)}, {"scale": zeros(), "b": zeros(b)}),
        ({"scale": zeros(), "b": zeros(b)}, {"scale": zeros(1), "b": zeros(b)}),
        (zeros(), zeros()),
    ]
    assert_fits(rng, cases)


@points(3)
def test_containers(rng):
    """tuples and NamedTuples that hold no ints are containers, and None stays None"""
    trees, (batch,) = draw_containers(rng), draw_lengths(rng, 1)
    all_shapes = [shapes_of(arrays) for arrays in trees]
    for arrays, shapes in zip([None, *trees], [None, *all_shapes], strict=True):
        called = f"zeros_of({shapes})"
        assert_close(observe(lambda shapes=shapes: zeros_of(shapes)), arrays, called=called)
        called, expected = f"with_batch({shapes}, {batch})", batched(arrays, batch)
        got = observe(lambda shapes=shapes: with_batch(shapes, batch))
        assert_structure(got, expected, called=called)
        assert_equal(jax.tree.leaves(got), jax.tree.leaves(expected), called=f"{called}, all ints from left to right")

    def both(all_numbers):
        together = list(zip(all_shapes, all_numbers, strict=True))
        new = [filled_batches(shapes, batch, numbers) for shapes, numbers in together]
        return [filled(shapes, numbers) for shapes, numbers in together], new

    def draw_call():
        numbers = draw_numbers(rng, trees)
        old = jax.tree.map(lambda array, number: array + number, trees, numbers)
        return (numbers,), (old, jax.tree.map(lambda array: np.stack([array] * batch), old))

    assert_program(both, draw_call, called=f"zeros_of(shapes) and with_batch(shapes, {batch}), each plus a number")
    longer = [jax.tree.map(lambda array: array[None], arrays) for arrays in trees]
    assert_fits(rng, [*zip(trees, trees, strict=True), *zip(longer, trees, strict=True)])
