import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch7.ring_shift import moving_mean, with_halos
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P

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

HANDED_OUT = "f5f674a52fe9541c"

HALOS = 'jax.shard_map(with_halos, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)'
TWO_NUMBERS = {"collective-permute": 2}


def draw_signal(rng, devices, local):
    return rng.normal(size=devices * local).astype("float32")


def halos_oracle(x, devices):
    shards = x.reshape(devices, -1)
    before, after = np.roll(shards[:, -1:], 1, axis=0), np.roll(shards[:, :1], -1, axis=0)
    return np.concatenate([before, shards, after], axis=1).ravel()


def mean_oracle(x):
    x = np.float64(x)
    return (np.roll(x, 1) + x + np.roll(x, -1)) / 3


def with_all_halos(x, devices):
    mesh, parts = cpu_mesh(devices=devices), P("devices")
    return jax.shard_map(with_halos, mesh=mesh, in_specs=parts, out_specs=parts)(x)


@points(4)
def test_halos(rng):
    """with_halos attaches the number before and the number after, on a ring"""
    several = int(rng.integers(3, 7))
    x = draw_signal(rng, 8, several)
    expected = halos_oracle(x, 8)
    got = observe(lambda: with_all_halos(place(x, "devices").on_devices, 8))
    assert_close(got, expected, called=HALOS, x=x)
    for devices, local in ((8, several), (int(rng.integers(3, 8)), 1), (2, 3)):

        def draw_call(devices=devices, local=local):
            x = draw_signal(rng, devices, local)
            return (place(x, "devices", devices=devices),), halos_oracle(x, devices)

        called = f"{HALOS}, {devices} devices with {local} each"
        assert_program(lambda x, devices=devices: with_all_halos(x, devices), draw_call, called=called)
    assert_pure(lambda x: with_all_halos(x, 8), place(x, "devices"), called=HALOS, traced=True)


@points(3)
def test_moving_mean(rng):
    """moving_mean agrees with one device, at the edges of shards and of the signal too"""
    local, called = int(rng.integers(3, 7)), "moving_mean(x, mesh)"
    x = draw_signal(rng, 8, local)
    expected = mean_oracle(x)
    got = observe(lambda: moving_mean(place(x, "devices").on_devices, cpu_mesh()))
    assert_close(got, expected, called=called, x=x)

    def draw_call():
        x = draw_signal(rng, 8, local)
        return (place(x, "devices"),), mean_oracle(x)

    assert_program(lambda x: moving_mean(x, cpu_mesh()), draw_call, called=called)
    assert_pure(lambda x: moving_mean(x, cpu_mesh()), place(x, "devices"), called=called, traced=True)


@points(3)
def test_any_mesh(rng):
    """moving_mean works with one number on each device, and with any number of devices"""
    for devices, local in ((8, 1), (2, int(rng.integers(2, 6))), (int(rng.integers(3, 8)), 1)):

        def draw_call(devices=devices, local=local):
            x = draw_signal(rng, devices, local)
            return (place(x, "devices", devices=devices),), mean_oracle(x)

        assert_program(
            lambda x, devices=devices: moving_mean(x, cpu_mesh(devices=devices)),
            draw_call,
            called=f"moving_mean(x, mesh), {devices} devices with {local} each",
        )


@points(3)
def test_two_numbers_travel(rng):
    """each device sends one number to each neighbour, and nothing is gathered"""
    devices, local = int(rng.integers(4, 9)), int(rng.integers(20, 40))
    why = f"each device has {local} numbers, and sends two of them"

    def draw_call(oracle, *args):
        x = draw_signal(rng, devices, local)
        return (place(x, "devices", devices=devices),), oracle(x, *args)

    assert_collectives(
        lambda x: with_all_halos(x, devices),
        lambda: draw_call(halos_oracle, devices),
        TWO_NUMBERS,
        called=HALOS,
        why=why,
    )
    assert_collectives(
        lambda x: moving_mean(x, cpu_mesh(devices=devices)),
        lambda: draw_call(mean_oracle),
        TWO_NUMBERS,
        called="moving_mean(x, mesh)",
        why=why,
    )


@points(2)
def test_placed_like_x(rng):
    """the means are placed like x: each device has its own part"""
    for devices in (8, int(rng.integers(3, 8))):

        def draw_call(devices=devices):
            x = draw_signal(rng, devices, 4)
            return (place(x, "devices", devices=devices),), mean_oracle(x)

        assert_sharded(
            lambda x, devices=devices: moving_mean(x, cpu_mesh(devices=devices)),
            draw_call,
            Placement(("devices",), (("devices", devices),)),
            called=f"moving_mean(x, mesh), {devices} devices",
        )
