import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch7.pmap_to_shard_map import convolve, convolve_all, shares
from jax.sharding import NamedSharding, PartitionSpec

from grader import observe, points
from grader.checks import (
    Placement,
    assert_close,
    assert_collectives,
    assert_placed,
    assert_program,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    layout_of,
    place,
)

HANDED_OUT = "9926fa0a9979bcb9"
TAPS, SAMPLES = 3, 7


def draw(rng, *shape):
    return rng.uniform(0.5, 3, size=shape).astype("float32")


def convolve_oracle(kernels, signals):
    windows = np.lib.stride_tricks.sliding_window_view(np.float64(signals), kernels.shape[-1], axis=1)
    return np.einsum("spt,st->sp", windows, np.broadcast_to(np.float64(kernels), (len(signals), kernels.shape[-1])))


def shares_oracle(kernel, signals):
    outputs = convolve_oracle(kernel, signals)
    return outputs / outputs.sum(axis=0)


def on(fn, devices=8):
    """Gives a student's function a mesh of so many devices."""
    return lambda *arrays: fn(*arrays, cpu_mesh(devices=devices))


def draw_convolve_all(rng, each, devices=8):
    kernels, signals = draw(rng, each * devices, TAPS), draw(rng, each * devices, SAMPLES)
    args = place(kernels, "devices", devices=devices), place(signals, "devices", devices=devices)
    return args, convolve_oracle(kernels, signals)


def draw_shares(rng, each, devices=8):
    kernel, signals = draw(rng, TAPS), draw(rng, each * devices, SAMPLES)
    return (place(kernel, devices=devices), place(signals, "devices", devices=devices)), shares_oracle(kernel, signals)


def both():
    """Each function, what draws its arguments and results, and a call of it."""
    return (
        (convolve_all, draw_convolve_all, "convolve_all(kernels, signals, mesh)"),
        (shares, draw_shares, "shares(kernel, signals, mesh)"),
    )


def assert_eager(fn, draw_call, called):
    """Fails unless a function of placed arrays is right outside of `jax.jit`."""
    args, expected = draw_call()
    assert_close(observe(lambda: fn(*(x.on_devices for x in args))), expected, called=called)


@points(3)
def test_convolve_all(rng):
    """convolve_all convolves each signal with its own kernel, if each device holds one signal"""
    called = "convolve_all(kernels, signals, mesh), with 8 signals on 8 devices"
    assert_eager(on(convolve_all), lambda: draw_convolve_all(rng, 1), called)
    for devices in (8, 4):
        called = f"convolve_all(kernels, signals, mesh), with {devices} signals on {devices} devices"
        assert_program(on(convolve_all, devices), lambda n=devices: draw_convolve_all(rng, 1, n), called=called)
    kernel, signal = jnp.asarray(draw(rng, TAPS)), jnp.asarray(draw(rng, SAMPLES))
    assert_pure(lambda k, s: convolve(k, s), kernel, signal, called="convolve(kernel, signal)", traced=True)


@points(3)
def test_shares(rng):
    """shares divides by the total of all signals on all devices, if each device holds one"""
    called = "shares(kernel, signals, mesh), with 8 signals on 8 devices"
    assert_eager(on(shares), lambda: draw_shares(rng, 1), called)
    for devices in (8, 4):
        called = f"shares(kernel, signals, mesh), with {devices} signals on {devices} devices"
        assert_program(on(shares, devices), lambda n=devices: draw_shares(rng, 1, n), called=called)


@points(3)
def test_several(rng):
    """convolve_all and shares are right if each device holds several signals"""
    for fn, draw_some, text in both():
        assert_eager(on(fn), lambda draw=draw_some: draw(rng, 3), f"{text}, with 24 signals on 8 devices")
        for devices, each in ((8, 3), (2, 5)):
            called = f"{text}, with {each * devices} signals on {devices} devices"
            assert_program(
                on(fn, devices), lambda args=(draw_some, each, devices): args[0](rng, *args[1:]), called=called
            )


@points(3)
def test_placed(rng):
    """the results are placed by rows on the given mesh, inside jax.jit too"""
    rows = Placement(("devices",), (("devices", 4),))
    for fn, draw_some, text in both():

        def draw_call(draw_some=draw_some):
            return draw_some(rng, 2, 4)

        called = f"{text}, on 4 devices"
        args, expected = draw_call()
        layout = observe(lambda args=args, fn=fn: layout_of(on(fn, 4)(*(x.on_devices for x in args))))
        assert_sharded(on(fn, 4), draw_call, rows, called=called)
        assert_placed(layout, expected, rows, called=called)
    for fn, draw_call, text in both():
        args, _ = draw_call(rng, 1)
        assert_pure(on(fn), *args, called=text, traced=True)


@points(3)
def test_nothing_moves(rng):
    """no signal, kernel or output moves to another device"""
    each = int(rng.integers(12, 16))
    allowed = {}, {"all-reduce": 2 * SAMPLES, "all-gather": 8 * SAMPLES}
    whys = "each device has what it needs", "only what a device has added up over its own signals may move"
    for (fn, draw_some, called), most, why in zip(both(), allowed, whys, strict=True):
        called = f"{called}, with {8 * each} signals on 8 devices"
        assert_collectives(on(fn), lambda draw_some=draw_some: draw_some(rng, each), most, called=called, why=why)
