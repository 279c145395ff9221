import jax
import numpy as np
from exercises.ch9.global_batch import join, read_batch

from grader import observe, points
from grader.checks import (
    Placement,
    assert_close,
    assert_equal,
    assert_pure,
    assert_sharded,
    converse,
    cpu_mesh,
    place,
)

HANDED_OUT = "1d9e75b80b9c971d"

JOIN, READ = "join(parts, mesh)", "read_batch(read, shape, mesh)"
KINDS = (("float32", (3,)), ("int32", ()), ("float32", (2, 2)))


def draw(rng, *shape, dtype="float32"):
    return (rng.uniform(-100, 100, size=shape)).astype(dtype)


def draw_order(rng, devices):
    """Draws an order of some of the eight devices, with all of them on another place."""
    order = rng.permutation(8)[:devices]
    return [int(i) for i in np.roll(order, 1)] if any(order == np.arange(devices)) else [int(i) for i in order]


def mesh_of(order):
    """Makes a mesh of these devices, in this order."""
    devices = jax.devices("cpu")
    return jax.make_mesh((len(order),), ("devices",), devices=[devices[i] for i in order])


def parts_of_devices(batch):
    """For each device that holds a part of the batch, its part."""
    return {f"device {shard.device.id}": shard.data for shard in batch.addressable_shards}


def own_parts(rows, order):
    return {f"device {device}": part for device, part in zip(order, np.split(rows, len(order)), strict=True)}


def joined(rows, mesh):
    return join(np.split(rows, mesh.size), mesh)


def read(rows, mesh):
    return read_batch(lambda start, stop: rows[start:stop], rows.shape, mesh)


def assert_cut(fn, rng, rows, order, called, why=""):
    """Fails unless a program can work with the batch, and finds on each device its own rows.

    The batch is made outside of the program, and becomes a constant of it.
    """
    devices = len(order)
    part = Placement(("devices",), (("devices", devices),))

    def times(factor):
        with jax.ensure_compile_time_eval():
            batch = fn(rows, mesh_of(order))
        return batch * factor

    def draw_call():
        factor = np.float32(rng.uniform(2, 100))  # not an int32 number: a worker could guess that
        return (place(factor, devices=devices),), rows.astype("float32") * factor

    assert_sharded(times, draw_call, part, called=f"{called} * factor, on a mesh of the devices {order}", why=why)


def assert_places(fn, rng, called, why):
    """Fails unless each device holds its own rows, on meshes of any order."""
    for devices, (dtype, shape) in zip((8, 4), KINDS, strict=False):
        rows, order = draw_rows(rng, devices, dtype, shape), draw_order(rng, devices)
        got = observe(lambda rows=rows, order=order: parts_of_devices(fn(rows, mesh_of(order))))
        what = f"the shards of {called}, on a mesh of the devices {order}"
        assert_close(got, own_parts(rows, order), called=what, ulps=0, why=why)
        assert_cut(fn, rng, rows, list(range(devices)), called, why)


def draw_rows(rng, devices, dtype, shape):
    return draw(rng, devices * int(rng.integers(2, 4)), *shape, dtype=dtype)


def assert_batch(fn, rng, called):
    """Fails unless the batch is right, on meshes of any order."""
    for devices, (dtype, shape) in zip((8, int(rng.integers(3, 8)), 2), KINDS, strict=True):
        rows, order = draw_rows(rng, devices, dtype, shape), draw_order(rng, devices)
        got = observe(lambda rows=rows, order=order: fn(rows, mesh_of(order)))
        assert_close(got, rows, called=f"{called} of {dtype}, on a mesh of the devices {order}", ulps=0)
    assert_cut(fn, rng, draw_rows(rng, 8, "float32", (3,)), draw_order(rng, 8), called)


@points(4)
def test_join(rng):
    """join gives the whole batch, with the rows of all loaders in their order"""
    assert_batch(joined, rng, JOIN)
    rows = draw_rows(rng, 8, "float32", (3,))
    assert_pure(lambda rows: joined(rows, cpu_mesh()), rows, called=JOIN)


@points(4)
def test_join_places(rng):
    """join leaves the rows of each loader on its own device, in any order of devices"""
    why = "the first loader belongs to the first device of the mesh"
    assert_places(joined, rng, JOIN, why)


@points(4)
def test_read_batch(rng):
    """read_batch gives the whole batch, and leaves its own rows on each device"""
    assert_batch(read, rng, READ)
    assert_places(read, rng, READ, "the first rows belong to the first device of the mesh")
    rows = draw_rows(rng, 8, "float32", (3,))
    assert_pure(lambda rows: read(rows, cpu_mesh()), rows, called=READ)


class File:
    """A file of the judge. It hands out rows, and notes which."""

    def __init__(self, rows):
        self.rows, self.asked = rows, []

    def answer(self, question):
        self.asked.append(question)
        start, stop = question if isinstance(question, list) and len(question) == 2 else (0, 0)
        if not (type(start) is int and type(stop) is int and 0 <= start < stop <= len(self.rows)):
            start, stop = 0, 0
        return self.rows[start:stop]


@points(3)
def test_each_row_once(rng):
    """read_batch reads each row once"""
    rows = draw_rows(rng, 4, "float32", (3,))
    assert_cut(read, rng, rows, [0, 1, 2, 3], READ)
    for devices in (8, int(rng.integers(3, 8))):
        rows, order = draw_rows(rng, devices, "float32", (2,)), draw_order(rng, devices)
        file, shape = File(rows), rows.shape

        def play(ask, order=order, shape=shape):
            return read_batch(lambda *numbers: np.asarray(ask(list(numbers))), shape, mesh_of(order))

        got = converse(play, file.answer)
        local = len(rows) // devices
        expected = [[start, start + local] for start in range(0, len(rows), local)]
        calls = f"[start, stop] of each call of read in {READ}, sorted"
        why = f"there are {devices} devices, and each needs {local} rows"
        assert_equal(sorted(file.asked, key=str), sorted(expected, key=str), called=calls, why=why)
        assert_close(got, rows, called=READ, ulps=0)
