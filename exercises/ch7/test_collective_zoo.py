import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch7.collective_zoo import (
    everything,
    from_the_device_before,
    mean_of_all,
    on_each_device,
    share_of_sum,
    sum_of_all,
)
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P

from grader import observe, points
from grader.checks import assert_close, assert_collectives, assert_program, assert_pure, cpu_mesh, place

HANDED_OUT = "0ddef5b0bfac7839"

SCALE = 8  # so many numbers of about 1 are added


def draw_rows(rng, devices, local):
    return rng.normal(size=(devices * local, 3)).astype("float32")


def shards_of(x, devices):
    return np.float64(x).reshape(devices, -1, x.shape[1])


# Each oracle gives the results of all devices, joined along axis 0.
def sum_oracle(x, devices):
    return np.tile(shards_of(x, devices).sum(axis=0), (devices, 1))


def mean_oracle(x, devices):
    return np.tile(shards_of(x, devices).mean(axis=0), (devices, 1))


def everything_oracle(x, devices):
    return np.tile(np.float64(x), (devices, 1))


def share_oracle(x, devices):
    return shards_of(x, devices).sum(axis=0)


def before_oracle(x, devices):
    return np.roll(shards_of(x, devices), 1, axis=0).reshape(x.shape)


def on_each(fn, x, devices=8):
    return on_each_device(fn, x, cpu_mesh(devices=devices))


def text(name):
    return f"on_each_device({name}, x, mesh)"


def assert_right(fn, oracle, rng, name, local):
    """Calls a function on eight devices, without `jax.jit`, as a program, and twice with an eye on its manners."""
    x = draw_rows(rng, 8, local)
    expected = oracle(x, 8)
    got = observe(lambda: on_each(fn, place(x, "devices").on_devices))
    assert_close(got, expected, called=text(name), scale=SCALE)

    def draw_call():
        x = draw_rows(rng, 8, local)
        return (place(x, "devices"),), oracle(x, 8)

    assert_program(lambda x: on_each(fn, x), draw_call, called=text(name), scale=SCALE)
    assert_pure(lambda x: on_each(fn, x), place(x, "devices"), called=text(name), traced=True)


@points(3)
def test_sum_and_mean(rng):
    """sum_of_all and mean_of_all combine the shards of all devices, element by element"""
    local = int(rng.integers(2, 5))
    assert_right(sum_of_all, sum_oracle, rng, "sum_of_all", local)
    assert_right(mean_of_all, mean_oracle, rng, "mean_of_all", local)


@points(3)
def test_everything(rng):
    """everything joins all shards on each device, in the order of the devices"""
    assert_right(everything, everything_oracle, rng, "everything", int(rng.integers(2, 5)))


@points(2)
def test_share_of_sum(rng):
    """share_of_sum leaves the share of device i on device i"""
    assert_right(share_of_sum, share_oracle, rng, "share_of_sum", 8 * int(rng.integers(2, 5)))


@points(2)
def test_from_the_device_before(rng):
    """from_the_device_before moves each shard one device on, and the last one to device 0"""
    assert_right(from_the_device_before, before_oracle, rng, "from_the_device_before", int(rng.integers(2, 5)))


@points(2)
def test_any_mesh(rng):
    """each function is right for another number of devices"""
    devices = int(rng.integers(3, 8))
    for fn, oracle, name in (
        (sum_of_all, sum_oracle, "sum_of_all"),
        (mean_of_all, mean_oracle, "mean_of_all"),
        (everything, everything_oracle, "everything"),
        (share_of_sum, share_oracle, "share_of_sum"),
        (from_the_device_before, before_oracle, "from_the_device_before"),
    ):

        def draw_call(oracle=oracle):
            x = draw_rows(rng, devices, 2 * devices)
            return (place(x, "devices", devices=devices),), oracle(x, devices)

        called = f"{text(name)}, {devices} devices"
        assert_program(lambda x, fn=fn: on_each(fn, x, devices), draw_call, called=called, scale=SCALE)


@points(3)
def test_one_collective(rng):
    """each function uses one collective, and the right one"""
    local = 8 * int(rng.integers(2, 5))
    shard = 3 * local
    for fn, oracle, name, allowed in (
        (sum_of_all, sum_oracle, "sum_of_all", {"all-reduce": shard}),
        (mean_of_all, mean_oracle, "mean_of_all", {"all-reduce": shard}),
        (everything, everything_oracle, "everything", {"all-gather": 8 * shard}),
        (share_of_sum, share_oracle, "share_of_sum", {"reduce-scatter": shard // 8}),
        (from_the_device_before, before_oracle, "from_the_device_before", {"collective-permute": shard}),
    ):

        def draw_call(oracle=oracle):
            x = draw_rows(rng, 8, local)
            return (place(x, "devices"),), oracle(x, 8)

        why = f"a shard has {shard} numbers"
        assert_collectives(lambda x, fn=fn: on_each(fn, x), draw_call, allowed, called=text(name), why=why, scale=SCALE)
