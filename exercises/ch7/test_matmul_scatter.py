import jax
import numpy as np
from exercises.ch7.matmul_scatter import feed_forward, matmul_scatter

from grader import observe, points
from grader.checks import (
    Placement,
    assert_close,
    assert_collectives,
    assert_program,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    place,
)

HANDED_OUT = "492fdadbabd90387"

PRODUCT, OUTPUTS = "matmul_scatter(left, right, mesh)", "feed_forward(x, w_up, w_down, bias, mesh)"
SCALE = 16  # a result is a sum of some numbers, each of about 1


def draw(rng, *shape):
    return rng.normal(size=shape).astype("float32")


def draw_product(rng, rows, inner, columns, devices=8):
    """Draws two matrices, cut along the axis of the sum, and their product."""
    left, right = draw(rng, rows, inner), draw(rng, inner, columns)
    args = place(left, None, "devices", devices=devices), place(right, "devices", None, devices=devices)
    return args, left.astype(np.float64) @ right


def draw_network(rng, batch, features, hidden, outputs, devices=8):
    """Draws a batch and a network, and its outputs. The bias is far from 0."""
    x, w_up, w_down = draw(rng, batch, features), draw(rng, features, hidden), draw(rng, hidden, outputs)
    bias = (rng.choice([-1, 1], size=outputs) * rng.uniform(1, 2, size=outputs)).astype("float32")
    units = np.maximum(x.astype(np.float64) @ w_up, 0)
    args = (
        place(x, devices=devices),
        place(w_up, None, "devices", devices=devices),
        place(w_down, "devices", None, devices=devices),
        place(bias, devices=devices),
    )
    return args, units @ w_down + bias


def product_on(devices):
    return lambda left, right: matmul_scatter(left, right, cpu_mesh(devices=devices))


def outputs_on(devices):
    return lambda x, w_up, w_down, bias: feed_forward(x, w_up, w_down, bias, cpu_mesh(devices=devices))


def assert_values(fn, draw_call, called):
    """Fails unless a program is right for numbers that it has not seen, and a call without jit too."""
    assert_program(fn, draw_call, called=called, scale=SCALE)
    args, expected = draw_call()
    got = observe(lambda: fn(*(one.on_devices for one in args)))
    assert_close(got, expected, called=called, scale=SCALE)


@points(3)
def test_product(rng):
    """matmul_scatter agrees with left @ right, for any shapes"""
    rows, inner, columns = 8 * rng.integers(2, 5), 8 * rng.integers(2, 5), 1 + 2 * rng.integers(1, 4)
    shape = f"{PRODUCT}, left of shape ({rows}, {inner}), right of shape ({inner}, {columns})"
    assert_values(product_on(8), lambda: draw_product(rng, rows, inner, columns), shape)
    args, _ = draw_product(rng, rows, inner, columns)
    assert_pure(product_on(8), *args, called=PRODUCT, traced=True)


@points(3)
def test_outputs(rng):
    """feed_forward agrees with one device, and adds the bias once"""
    sizes = 8 * rng.integers(2, 5), rng.integers(3, 7), 8 * rng.integers(2, 5), 1 + 2 * rng.integers(1, 4)
    assert_values(outputs_on(8), lambda: draw_network(rng, *sizes), OUTPUTS)
    args, _ = draw_network(rng, *sizes)
    assert_pure(outputs_on(8), *args, called=OUTPUTS, traced=True)


@points(3)
def test_other_meshes(rng):
    """both functions work on meshes of 2 and of 4 devices"""
    for devices in (2, 4):

        def draw_small(devices=devices):
            return draw_product(rng, devices, devices, 1, devices)

        def draw_sizes(devices=devices):
            return draw_network(rng, 3 * devices, 2, devices, 3, devices)

        mesh = f"on a mesh of {devices} devices"
        assert_program(product_on(devices), draw_small, called=f"{PRODUCT}, {mesh}", scale=SCALE)
        assert_program(outputs_on(devices), draw_sizes, called=f"{OUTPUTS}, {mesh}", scale=SCALE)


@points(3)
def test_own_rows(rng):
    """each device ends with its own rows of the result, and with no others"""
    own_rows = Placement(("devices", None), (("devices", 8),))

    def draw_square():
        return draw_product(rng, 16, 24, 16)

    assert_sharded(product_on(8), draw_square, own_rows, called=PRODUCT, scale=SCALE)
    assert_sharded(outputs_on(8), lambda: draw_network(rng, 16, 5, 24, 16), own_rows, called=OUTPUTS, scale=SCALE)


@points(3)
def test_one_collective(rng):
    """the only collective is one psum_scatter"""

    def draw_both():
        return draw_product(rng, 64, 16, 8)

    why = "each device needs its own rows of the finished sums, and nothing more"
    allowed = {"reduce-scatter": 8 * 8}
    assert_collectives(product_on(8), draw_both, allowed, called=PRODUCT, why=why, scale=SCALE)

    def draw_outputs():
        return draw_network(rng, 64, 5, 16, 8)

    assert_collectives(outputs_on(8), draw_outputs, allowed, called=OUTPUTS, why=why, scale=SCALE)
