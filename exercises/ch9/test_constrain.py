import functools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch9.constrain import running_totals, two_layers
from jax.sharding import Mesh

from grader import observe, points, program
from grader.checks import (
    Placement,
    assert_close,
    assert_placed,
    assert_program,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    layout_of,
    place,
)
from grader.errors import CheckFailed

HANDED_OUT = "88db76ffb53177f4"

TOTALS, LAYERS = "running_totals(x, mesh)", "two_layers(batch, w_in, w_out, mesh)"
SCALE = 64  # a total is a sum of some numbers, each of about 1


def rows_on(devices):
    return Placement(("devices", None), (("devices", devices),))


def columns_on(devices):
    return Placement((None, "devices"), (("devices", devices),))


def totals_on(devices):
    return lambda x: running_totals(x, cpu_mesh(devices=devices))


def layers_on(devices):
    """Gives `two_layers` a mesh with an automatic axis."""
    return lambda *args: two_layers(*args, Mesh(cpu_mesh(devices=devices).devices, ("devices",)))


def draw(rng, *shape):
    return rng.normal(size=shape).astype("float32")


def draw_totals(rng, devices, local, columns=1):
    """Draws a matrix with so many rows on each device, and its running totals."""
    x = draw(rng, devices * local, devices * columns)
    return (place(x, "devices", devices=devices),), np.float64(x).cumsum(axis=0)


def draw_layers(rng, devices):
    """Draws a batch and two matrices, and what both layers give."""
    examples, hidden = devices * int(rng.integers(1, 4)), devices * int(rng.integers(1, 4))
    features, outputs = int(rng.integers(3, 6)), int(rng.integers(1, 6))
    batch, w_in, w_out = draw(rng, examples, features), draw(rng, features, hidden), draw(rng, hidden, outputs)
    units = np.maximum(np.float64(batch) @ w_in, 0)
    return (batch, w_in, w_out), (units, units @ w_out)


@points(3)
def test_totals(rng):
    """running_totals adds up the whole column, and not only the rows of one device"""
    args, expected = draw_totals(rng, 8, 3)
    got = observe(lambda: totals_on(8)(*(x.on_devices for x in args)))
    assert_close(got, expected, called=TOTALS, scale=SCALE)
    for devices, local in ((8, 1), (4, int(rng.integers(3, 6)))):
        draw_call = functools.partial(draw_totals, rng, devices, local, 2)
        called = f"{TOTALS}, {devices} devices with {local} rows each"
        assert_program(totals_on(devices), draw_call, called=called, scale=SCALE)
    assert_pure(totals_on(8), *args, called=TOTALS, traced=True)


@points(3)
def test_totals_by_rows(rng):
    """running_totals leaves the result by rows"""
    args, expected = draw_totals(rng, 8, 2)
    layouts = observe(lambda: layout_of(totals_on(8)(*(x.on_devices for x in args))))
    assert_placed(layouts, expected, rows_on(8), called=TOTALS)
    for devices in (8, 4):
        draw_call = functools.partial(draw_totals, rng, devices, 3)
        called = f"{TOTALS}, on {devices} devices, inside jax.jit"
        assert_sharded(totals_on(devices), draw_call, rows_on(devices), called=called, scale=SCALE)


@points(3)
def test_what_travels(rng):
    """running_totals sends each device at most twice as many numbers as it holds"""
    for columns in (1, int(rng.integers(2, 4))):
        args, expected = draw_totals(rng, 8, int(rng.integers(8, 12)), columns)
        one = program(totals_on(8), *args)
        most, received = 2 * expected.size // 8, sum(numbers for _, numbers in one.collectives)
        if received > most:
            raise CheckFailed(
                ("called", f"{TOTALS}, with x of shape {expected.shape} on 8 devices"),
                ("expected", f"a device receives at most {most} numbers"),
                ("got", f"{received} numbers"),
                ("", f"a device holds {expected.size // 8} numbers of `x`"),
                symptom="each device gets more of `x` than it needs" if received >= expected.size else "",
            )
        assert_close(one.call(*args), [expected], array_type=None, called=f"{TOTALS}, inside jax.jit", scale=SCALE)


@points(3)
def test_layers(rng):
    """two_layers computes both layers"""
    args, expected = draw_layers(rng, 8)
    got = observe(lambda: layers_on(8)(*map(jnp.asarray, args)))
    assert_close(got, expected, called=LAYERS, scale=SCALE)
    for devices in (8, 2):
        draw_call = functools.partial(draw_layers, rng, devices)
        assert_program(layers_on(devices), draw_call, called=f"{LAYERS}, on {devices} devices", scale=SCALE)
    assert_pure(layers_on(8), *map(jnp.asarray, args), called=LAYERS, traced=True)


@points(3)
def test_layouts_of_layers(rng):
    """two_layers leaves the hidden layer by columns, and the output by rows"""
    args, expected = draw_layers(rng, 8)
    order = rng.permutation(8).tolist()

    def layouts():
        """In the order of a mesh that has the devices in another order."""
        mesh = Mesh(np.array(jax.devices("cpu"))[order], ("devices",))
        found = layout_of(two_layers(*map(jnp.asarray, args), mesh))
        return [[one[i] for i in order] if len(one) == 8 else one for one in found]

    called = f"{LAYERS}, if the mesh has the devices in the order {order}"
    assert_placed(observe(layouts), expected, (columns_on(8), rows_on(8)), called=called)
    for devices in (8, 4):
        draw_call, placements = functools.partial(draw_layers, rng, devices), (columns_on(devices), rows_on(devices))
        called = f"{LAYERS}, on {devices} devices, inside jax.jit"
        assert_sharded(layers_on(devices), draw_call, placements, called=called, scale=SCALE)
