import functools

import numpy as np
from exercises.ch9.resolve_dot import layer, similarities, weight_gradient

from grader import observe, points, program
from grader.checks import (
    Placement,
    assert_close,
    assert_placed,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    layout_of,
    place,
)
from grader.errors import CheckFailed

HANDED_OUT = "3b8c4be89b09f979"

GRADIENT, LAYER, SIMILARITIES = (
    "weight_gradient(batch, errors, mesh)",
    "layer(batch, weights, mesh)",
    "similarities(x, mesh)",
)
SCALE = 64  # a number is a sum of some others, each of about 1


def on(fn, **axes):
    """Gives a student's function a mesh."""
    return lambda *arrays: fn(*arrays, cpu_mesh(**axes))


def draw(rng, *shape):
    return rng.normal(size=shape).astype("float32")


def draw_gradient(rng, examples, features, outputs, devices=8):
    batch, errors = draw(rng, examples, features), draw(rng, examples, outputs)
    args = place(batch, "devices", devices=devices), place(errors, "devices", devices=devices)
    return args, np.float64(batch).T @ errors


def draw_layer(rng, examples, features, outputs, data=2, model=4):
    batch, weights = draw(rng, examples, features), draw(rng, features, outputs)
    args = place(batch, "data", "model", data=data, model=model), place(weights, "model", data=data, model=model)
    return args, np.float64(batch) @ weights


def draw_items(rng, items, features, devices=8):
    x = draw(rng, items, features)
    return (place(x, "devices", devices=devices),), np.float64(x) @ x.T


def assert_eager(fn, draw_call, placement, called):
    """Fails unless a call outside of `jax.jit` gives the right numbers, and lays them out as it should."""
    args, expected = draw_call()
    assert_close(observe(lambda: fn(*(x.on_devices for x in args))), expected, called=called, scale=SCALE)
    layouts = observe(lambda: layout_of(fn(*(x.on_devices for x in args))))
    assert_placed(layouts, expected, placement, called=called)
    assert_pure(fn, *args, called=called, traced=True)


def assert_receives(fn, draw_call, most, called, why):
    """Fails unless a program is right, and gives each device no more numbers than it may."""
    args, expected = draw_call()
    one = program(fn, *args)
    received = sum(numbers for _, numbers in one.collectives)
    if received > most:
        arrays = " and ".join(str(x.array.shape) for x in args)
        raise CheckFailed(
            ("called", f"{called}, with shapes {arrays}, on 8 devices"),
            ("expected", f"a device receives at most {most} numbers"),
            ("got", f"{received} numbers"),
            ("", why),
        )
    assert_close(one.call(*args), [expected], array_type=None, called=f"{called}, inside jax.jit", scale=SCALE)


@points(3)
def test_gradient(rng):
    """weight_gradient sums over all examples, and each device has the whole result"""
    features, outputs = 8 * int(rng.integers(1, 3)), int(rng.integers(2, 5))
    for devices, local in ((8, 1), (4, int(rng.integers(2, 5)))):
        draw_call = functools.partial(draw_gradient, rng, devices * local, features, outputs, devices)
        everywhere, called = Placement((), (("devices", devices),)), f"{GRADIENT}, on {devices} devices"
        assert_sharded(on(weight_gradient, devices=devices), draw_call, everywhere, called=called, scale=SCALE)
    draw_call = functools.partial(draw_gradient, rng, 16, 3, 2)
    assert_eager(on(weight_gradient), draw_call, Placement((), (("devices", 8),)), GRADIENT)


@points(2)
def test_gradient_travels(rng):
    """weight_gradient sends a device only as many numbers as the result has"""
    features, outputs = int(rng.integers(3, 6)), int(rng.integers(2, 4))
    draw_call = functools.partial(draw_gradient, rng, 8 * int(rng.integers(12, 16)), features, outputs)
    why = "each device can multiply its own examples, so only sums have to travel"
    assert_receives(on(weight_gradient), draw_call, features * outputs, GRADIENT, why)


@points(3)
def test_layer(rng):
    """layer sums over all features, and data cuts the examples of the result"""
    for data, model in ((2, 4), (4, 2)):
        examples, features, outputs = 8 * int(rng.integers(1, 3)), 8 * int(rng.integers(1, 3)), 8
        draw_call = functools.partial(draw_layer, rng, examples, features, outputs, data, model)
        by_examples = Placement(("data", None), (("data", data), ("model", model)))
        called = f"{LAYER}, on a mesh of data={data}, model={model}"
        assert_sharded(on(layer, data=data, model=model), draw_call, by_examples, called=called, scale=SCALE)
    draw_call = functools.partial(draw_layer, rng, 6, 4, 3)
    assert_eager(on(layer, data=2, model=4), draw_call, Placement(("data",), (("data", 2), ("model", 4))), LAYER)


@points(2)
def test_layer_travels(rng):
    """layer sends a device only as many numbers as it holds of the result"""
    examples, features, outputs = 2 * int(rng.integers(3, 6)), 4 * int(rng.integers(12, 16)), int(rng.integers(2, 6))
    draw_call = functools.partial(draw_layer, rng, examples, features, outputs)
    why = "each device can multiply its own features, so only sums have to travel"
    assert_receives(on(layer, data=2, model=4), draw_call, examples // 2 * outputs, LAYER, why)


@points(3)
def test_similarities(rng):
    """similarities multiplies all pairs of items, and its rows are cut"""
    for devices, local in ((8, 2), (4, int(rng.integers(2, 5)))):
        draw_call = functools.partial(draw_items, rng, devices * local, int(rng.integers(3, 6)), devices)
        rows, called = Placement(("devices", None), (("devices", devices),)), f"{SIMILARITIES}, on {devices} devices"
        assert_sharded(on(similarities, devices=devices), draw_call, rows, called=called, scale=SCALE)
    draw_call = functools.partial(draw_items, rng, 16, 5)
    assert_eager(on(similarities), draw_call, Placement(("devices",), (("devices", 8),)), SIMILARITIES)


@points(2)
def test_similarities_travel(rng):
    """similarities sends a device only as many numbers as x has"""
    items, features = 8 * int(rng.integers(6, 9)), int(rng.integers(2, 5))
    draw_call = functools.partial(draw_items, rng, items, features)
    why = "a device needs each item once, and it can compute its own rows of the table"
    assert_receives(on(similarities), draw_call, items * features, SIMILARITIES, why)
