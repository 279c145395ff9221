import math
import time
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch9.sharded_init import bytes_on_device, choose, sharded_init

from grader import observe, points
from grader.checks import (
    Placement,
    assert_close,
    assert_equal,
    assert_placed,
    assert_program,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    draw_key,
    layout_of,
)

HANDED_OUT = "3675ea0e26e55cbe"

CHOOSE, BYTES, INIT = "choose(shapes, mesh)", "bytes_on_device(shapes, mesh)", "sharded_init(init, key, mesh)"
RULE = "the first axis whose length is a multiple of the number of devices is cut, or none"


class Layer(NamedTuple):
    w: object
    b: object


def draw_shapes(rng, devices):
    """Draws a tree of shapes and dtypes. Of some arrays, two axes can be cut, and of others none."""
    odd, other = (devices * rng.integers(1, 4, size=2) + rng.integers(1, devices, size=2)).tolist()
    few, many = devices, devices * int(rng.integers(3, 6))

    def of(dtype, *shape):
        return jax.ShapeDtypeStruct(shape, jnp.dtype(dtype))

    layers = [Layer(of("float32", few, many), of("bfloat16", odd, few, many)), (of("int32", many, few),)]
    return {"layers": layers, "scale": of("float32"), "none": None, "odd": of("bfloat16", odd, other, 1)}


def cut_axis(shape, devices):
    return next((axis for axis, length in enumerate(shape) if length % devices == 0), None)


def part_of(shape, devices):
    axis = cut_axis(shape, devices)
    return [length // devices if number == axis else length for number, length in enumerate(shape)]


def placements_of(shapes, devices):
    def of_one(one):
        axis = cut_axis(one.shape, devices)
        return Placement(() if axis is None else (*[None] * axis, "devices"), (("devices", devices),))

    return jax.tree.map(of_one, shapes)


def bytes_oracle(shapes, devices):
    sizes = [(math.prod(one.shape) * one.dtype.itemsize, one.shape) for one in jax.tree.leaves(shapes)]
    return sum(size if cut_axis(shape, devices) is None else size // devices for size, shape in sizes)


def draw_tree(rng, shapes):
    return jax.tree.map(lambda one: rng.integers(-9, 9, size=one.shape).astype(one.dtype), shapes)


def shapes_of(tree):
    return jax.tree.map(lambda one: jax.ShapeDtypeStruct(one.shape, one.dtype), tree)


@points(4)
def test_choose(rng):
    """choose cuts the first axis that can be cut, and keeps the tree"""
    for devices in (8, int(rng.choice([2, 4]))):
        shapes = draw_shapes(rng, devices)

        def placed(tree, devices=devices):
            shapes = shapes_of(tree)
            shardings = choose(shapes, cpu_mesh(devices=devices))
            jax.tree.map(lambda *_: None, shapes, shardings)  # an error, if they are not trees of one kind
            return jax.device_put(tree, shardings)

        def draw_call(shapes=shapes):
            tree = draw_tree(rng, shapes)
            return (tree,), jax.tree.leaves(tree)

        placements = jax.tree.leaves(placements_of(shapes, devices))
        called = f"jax.device_put(arrays, {CHOOSE}), on {devices} devices"
        assert_sharded(placed, draw_call, placements, called=called, why=RULE, ulps=0)

        def parts(shapes=shapes, devices=devices):
            shardings = choose(shapes, cpu_mesh(devices=devices))
            pairs = zip(jax.tree.leaves(shapes), jax.tree.leaves(shardings), strict=True)
            return [list(sharding.shard_shape(one.shape)) for one, sharding in pairs]

        expected = [part_of(one.shape, devices) for one in jax.tree.leaves(shapes)]
        called = f"the shapes of the shards of {CHOOSE}, on {devices} devices"
        assert_equal(observe(parts), expected, called=called, why=RULE)
    assert_pure(placed, draw_tree(rng, shapes), called=f"jax.device_put(arrays, {CHOOSE})")


@points(3)
def test_bytes(rng):
    """bytes_on_device counts the parts of one device, for arrays of any size"""
    for devices in (8, int(rng.integers(3, 8))):
        rows, columns = (devices * rng.integers(2**14, 2**15, size=2)).tolist()
        large = {"large": jax.ShapeDtypeStruct((rows, columns), jnp.dtype("float32"))}
        for shapes, what in ((draw_shapes(rng, devices), "small arrays"), (large, "an array of many gigabytes")):
            expected = bytes_oracle(shapes, devices)
            got = observe(lambda shapes=shapes, devices=devices: bytes_on_device(shapes, cpu_mesh(devices=devices)))
            assert_equal(got, expected, called=f"{BYTES} for {what}, on {devices} devices")
    tree = draw_tree(rng, draw_shapes(rng, 8))
    assert_pure(lambda tree: bytes_on_device(shapes_of(tree), cpu_mesh()), tree, called=BYTES)


def draw_init(rng, devices):
    """Draws a function that makes params, and the shapes of these."""
    scale, offset = float(rng.uniform(1, 2)), float(rng.uniform(-1, 1))
    odd = devices + int(rng.integers(1, devices))
    first, second = (odd, 2 * devices), (3 * devices, 2 * devices)

    def init(key):
        one, two, three = jax.random.split(key, 3)
        layer = Layer(scale * jax.random.normal(one, first), offset + jax.random.uniform(two, second))
        return {"layers": [layer, (jnp.full(odd, offset),)], "steps": jax.random.randint(three, (devices,), 0, 1000)}

    layer = Layer(jnp.zeros(first), jnp.zeros(second))
    return init, {"layers": [layer, (jnp.zeros(odd),)], "steps": jnp.zeros(devices, "int32")}


def init_on(devices, init):
    return lambda key: sharded_init(init, key, cpu_mesh(devices=devices))


@points(4)
def test_numbers(rng):
    """sharded_init gives the numbers of init, on any mesh"""
    for devices in (8, int(rng.choice([2, 4]))):
        init, _ = draw_init(rng, devices)
        fn, key = init_on(devices, init), draw_key(rng)
        expected = jax.tree.map(np.asarray, init(key))
        got = observe(lambda fn=fn, key=key: fn(key))
        called = f"{INIT}, on {devices} devices"
        assert_close(got, expected, called=called)

        def draw_call(init=init):
            key = draw_key(rng)
            return (key,), jax.tree.map(np.asarray, init(key))

        assert_program(fn, draw_call, called=called)
    assert_pure(fn, draw_key(rng), called=INIT)


@points(3)
def test_layout(rng):
    """sharded_init leaves on each device its part of each array"""
    for devices in (8, int(rng.choice([2, 4]))):
        init, like = draw_init(rng, devices)
        fn, key, placements = init_on(devices, init), draw_key(rng), placements_of(like, devices)
        layouts = observe(lambda fn=fn, key=key: layout_of(fn(key)))

        def draw_call(init=init):
            key = draw_key(rng)
            return (key,), jax.tree.map(np.asarray, init(key))

        called = f"{INIT}, on {devices} devices"
        assert_sharded(fn, draw_call, placements, called=called, why=RULE)
        assert_placed(layouts, like, placements, called=called, why=RULE)


@points(1)
def test_never_whole(rng):
    """no device ever holds a whole array that is cut"""
    rows, columns = 8 * int(rng.integers(2, 9)), int(rng.integers(3, 8))

    def seen(key):
        shapes = []
        # The callback is called when the program is compiled. JAX's cache must not know the program from before.
        new = time.time_ns() % 2**24

        def init(key):
            table = jax.random.normal(key, (rows, columns)) + new
            jax.debug.inspect_array_sharding(
                table, callback=lambda sharding: shapes.append(list(sharding.shard_shape(table.shape)))
            )
            return table

        sharded_init(init, key, cpu_mesh())
        return sorted({tuple(shape) for shape in shapes})

    key = draw_key(rng)
    got = observe(lambda: seen(key))
    called = f"the parts of an array of shape {(rows, columns)} on devices, while {INIT} computes it"
    why = "so JAX must know the shardings of the results before it computes them"
    assert_equal(got, [(rows // 8, columns)], called=called, why=why)
