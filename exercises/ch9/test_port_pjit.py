import functools
import warnings

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch9.port_pjit import predict, product
from jax.sharding import Mesh

from grader import observe, points
from grader.checks import (
    Placement,
    assert_close,
    assert_collectives,
    assert_equal,
    assert_placed,
    assert_program,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    layout_of,
)

HANDED_OUT = "daabe03e8c8ac731"

PRODUCT, PREDICT = "product(left, right, mesh)", "predict(params, batch, mesh)"
MESHES = (2, 4), (4, 1)
SCALE = 16  # a number is a sum of some others, each of about 1


def automatic(data, model):
    return Mesh(cpu_mesh(data=data, model=model).devices, ("data", "model"))


def on(fn, data, model):
    """Gives a student's function a mesh of automatic axes."""
    return lambda *args: fn(*args, automatic(data, model))


def placement(*spec, data, model):
    return Placement(spec, (("data", data), ("model", model)))


def draw(rng, *shape):
    return rng.normal(size=shape).astype("float32")


def draw_product(rng, data, model):
    """Draws two matrices. No mesh of several devices can cut the axis of their sum."""
    rows, columns = data * int(rng.integers(2, 5)), model * int(rng.integers(2, 5))
    left, right = draw(rng, rows, 7), draw(rng, 7, columns)
    return (left, right), np.float64(left) @ right


def draw_predict(rng, data):
    """Draws params and a batch. The largest score of an example may be any of its scores, and negative."""
    examples, features, classes = data * int(rng.integers(2, 5)), int(rng.integers(3, 6)), 5
    params = {"w": draw(rng, features, classes), "b": draw(rng, classes) - 2}
    batch = draw(rng, examples, features)
    scores = np.float64(batch) @ params["w"] + params["b"]
    return (params, batch), {"scores": scores, "largest": scores.max(axis=1)}


def assert_eager(rng, fn, args, expected, placements, called):
    """Fails unless a call outside of `jax.jit` is right, on a mesh that has the devices in another order."""
    order = rng.permutation(8).tolist()

    def call():
        devices = np.array(jax.devices("cpu"))[order].reshape(2, 4)
        return fn(*jax.tree.map(jnp.asarray, args), Mesh(devices, ("data", "model")))

    def layouts():
        """In the order of the mesh."""
        return [[one[i] for i in order] if len(one) == 8 else one for one in layout_of(call())]

    assert_close(observe(call), expected, called=called, scale=SCALE)
    called = f"{called}, if the mesh has the devices in the order {order}"
    assert_placed(observe(layouts), expected, placements, called=called, why="devices count in the order of the mesh")


@points(4)
def test_product(rng):
    """product gives the right numbers, and cuts rows by data and columns by model"""
    args, expected = draw_product(rng, 2, 4)
    assert_eager(rng, product, args, expected, placement("data", "model", data=2, model=4), PRODUCT)
    for data, model in MESHES:
        called = f"{PRODUCT}, on a mesh of data={data}, model={model}"
        tiles = placement("data", "model", data=data, model=model)
        draw_call = functools.partial(draw_product, rng, data, model)
        assert_sharded(on(product, data, model), draw_call, tiles, called=called, scale=SCALE)
    assert_pure(on(product, 2, 4), *map(jnp.asarray, args), called=PRODUCT, traced=True)


@points(3)
def test_nothing_moves(rng):
    """in product, the devices exchange no numbers"""
    for data, model in MESHES:
        rows, inner, columns = 8 * rng.integers(2, 5), 8 * rng.integers(2, 5), 8 * rng.integers(2, 5)

        def draw_call(rows=rows, inner=inner, columns=columns):
            left, right = draw(rng, rows, inner), draw(rng, inner, columns)
            return (left, right), np.float64(left) @ right

        called = f"{PRODUCT}, on a mesh of data={data}, model={model}"
        why = "a device needs only its rows of `left`, and its columns of `right`"
        assert_collectives(on(product, data, model), draw_call, {}, called=called, why=why, scale=4 * SCALE)


def devices_after(params, batch):
    """Says how many devices hold each array of `params` after a call."""
    predict(params, batch, automatic(2, 4))
    return [len(devices) for devices in layout_of(params)]


@points(4)
def test_scores(rng):
    """predict gives the right numbers, and cuts the scores by data"""
    args, expected = draw_predict(rng, 2)
    got = observe(lambda: predict(*jax.tree.map(jnp.asarray, args), automatic(2, 4)))
    assert_close(got, expected, called=PREDICT, scale=SCALE)
    for data, model in MESHES:

        def draw_call(data=data):
            args, expected = draw_predict(rng, data)
            return args, expected["scores"]

        def scores(params, batch, data=data, model=model):
            return predict(params, batch, automatic(data, model))["scores"]

        called = f'{PREDICT}["scores"], on a mesh of data={data}, model={model}'
        rows = placement("data", data=data, model=model)
        assert_sharded(scores, draw_call, rows, called=called, scale=SCALE)
    args = jax.tree.map(jnp.asarray, args)
    assert_pure(on(predict, 2, 4), *args, called=PREDICT, traced=True)
    why = "a call changes no argument, and the dict `params` is one of them"
    called = f"devices of each array in `params` after {PREDICT}"
    assert_equal(observe(lambda: devices_after(*args)), [1, 1], called=called, why=why)


@points(3)
def test_largest(rng):
    """predict puts the largest scores on each device as a whole"""
    args, expected = draw_predict(rng, 2)

    def largest(params, batch, mesh):
        return predict(params, batch, mesh)["largest"]

    everywhere = placement(data=2, model=4)
    assert_eager(rng, largest, args, expected["largest"], everywhere, f'{PREDICT}["largest"]')
    for data, model in MESHES:

        def draw_call(data=data):
            args, expected = draw_predict(rng, data)
            return args, expected["largest"]

        called = f'{PREDICT}["largest"], on a mesh of data={data}, model={model}'
        why = "in the old program, None meant: whole on each device"
        everywhere = placement(data=data, model=model)
        assert_sharded(on(largest, data, model), draw_call, everywhere, called=called, why=why, scale=SCALE)


def deprecations(fn, args):
    """Lists what a call says is deprecated."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        fn(*jax.tree.map(jnp.asarray, args))
    return [str(each.message)[:80] for each in caught if issubclass(each.category, DeprecationWarning)]


@points(1)
def test_no_warning(rng):
    """a call of either function raises no DeprecationWarning"""
    for fn, draw_call, called in (
        (product, lambda: draw_product(rng, 2, 4), PRODUCT),
        (predict, lambda: draw_predict(rng, 2), PREDICT),
    ):
        args, _ = draw_call()
        warned = observe(lambda fn=fn, args=args: deprecations(on(fn, 2, 4), args))
        assert_equal(warned, [], called=f"the DeprecationWarnings of {called}")
        assert_program(on(fn, 2, 4), draw_call, called=f"{called}, inside jax.jit", scale=SCALE)
