import jax
import numpy as np
from exercises.ch7.heat_equation import cool, film, step
from jax.sharding import PartitionSpec as P

from grader import observe, points
from grader.checks import (
    Placement,
    assert_close,
    assert_collectives,
    assert_constant_program_size,
    assert_program,
    assert_pure,
    assert_sharded,
    cpu_mesh,
    place,
)

HANDED_OUT = "e8ed9f51896902a6"

STEP, COOL, FILM = "step(shard, rate)", "cool(plate, rate, steps, mesh)", "film(plate, rate, steps, frames, mesh)"
DEGREES = {"scale": 132}  # an error of 0.001 is fine, and 64 units of rounding of 132 are as much
ROWS = P("devices", None)


def draw_plate(rng, rows, columns):
    """Draws a plate whose neighbours differ much."""
    return rng.uniform(0, 100, size=(rows, columns)).astype("float32")


def draw_rate(rng):
    return float(rng.uniform(0.1, 0.25))


def cool_oracle(plate, rate, steps):
    plate = plate.astype(np.float64)
    for _ in range(steps):
        inner = plate[1:-1, 1:-1]
        beside = plate[:-2, 1:-1] + plate[2:, 1:-1] + plate[1:-1, :-2] + plate[1:-1, 2:]
        plate[1:-1, 1:-1] = inner + rate * (beside - 4 * inner)
    return plate


def film_oracle(plate, rate, steps, frames):
    shown = [plate.astype(np.float64)]
    for _ in range(frames - 1):
        shown.append(cool_oracle(shown[-1], rate, steps))
    return np.array(shown)


def step_of(rate, devices=8):
    """Returns a function that takes one step of a whole plate."""

    def whole(plate):
        mesh = cpu_mesh(devices=devices)
        return jax.shard_map(lambda shard: step(shard, rate), mesh=mesh, in_specs=ROWS, out_specs=ROWS)(plate)

    return whole


def by_rows(plate, devices=8):
    return place(plate, "devices", None, devices=devices)


def assert_eager(fn, plate, expected, called):
    """Fails unless a call without jit is right."""
    placed = by_rows(plate)
    assert_close(observe(lambda: fn(placed.on_devices)), expected, called=called, **DEGREES)


@points(4)
def test_step(rng):
    """step agrees with one device, between two devices too, and the edge stays as it is"""
    called, rate = f"{STEP}, three rows on each of 8 devices", draw_rate(rng)

    def draw_call():
        plate = draw_plate(rng, 24, 6)
        return (by_rows(plate),), cool_oracle(plate, rate, 1)

    assert_program(step_of(rate), draw_call, called=called, **DEGREES)
    assert_pure(step_of(rate), by_rows(draw_plate(rng, 24, 6)), called=called, traced=True)


@points(2)
def test_one_row(rng):
    """step works on other meshes, with one row on each device"""
    for devices, columns in ((2, 3), (4, 5)):
        rate = draw_rate(rng)

        def draw_call(devices=devices, columns=columns, rate=rate):
            plate = draw_plate(rng, devices, columns)
            return (by_rows(plate, devices),), cool_oracle(plate, rate, 1)

        called = f"{STEP}, one row on each of {devices} devices"
        assert_program(step_of(rate, devices), draw_call, called=called, **DEGREES)


@points(4)
def test_cool(rng):
    """cool agrees with one device after many steps, and each device has its own rows"""
    own_rows = Placement(("devices", None), (("devices", 8),))
    rate, many = draw_rate(rng), int(rng.integers(20, 40))
    for steps in (many, 0):

        def draw_call(steps=steps):
            plate = draw_plate(rng, 16, 7)
            return (by_rows(plate),), cool_oracle(plate, rate, steps)

        def cool_all(plate, steps=steps):
            return cool(plate, rate, steps, cpu_mesh())

        assert_sharded(cool_all, draw_call, own_rows, called=f"{COOL}, {steps} steps", **DEGREES)

    def cool_once(plate):
        return cool(plate, rate, 1, cpu_mesh())

    plate = draw_plate(rng, 16, 7)
    assert_eager(cool_once, plate, cool_oracle(plate, rate, 1), f"{COOL}, 1 step")
    assert_pure(cool_once, by_rows(plate), called=COOL, traced=True)


@points(4)
def test_film(rng):
    """film shows the plate itself, and then every so many steps"""
    own_rows = Placement((None, "devices", None), (("devices", 8),))
    rate, some, many = draw_rate(rng), int(rng.integers(2, 5)), int(rng.integers(4, 8))
    for steps, frames in ((some, many), (1, 1)):

        def draw_call(steps=steps, frames=frames):
            plate = draw_plate(rng, 16, 5)
            return (by_rows(plate),), film_oracle(plate, rate, steps, frames)

        def film_all(plate, steps=steps, frames=frames):
            return film(plate, rate, steps, frames, cpu_mesh())

        called = f"{FILM}, {steps} steps, {frames} frames"
        assert_sharded(film_all, draw_call, own_rows, called=called, **DEGREES)

    def two_frames(plate):
        return film(plate, rate, 1, 2, cpu_mesh())

    plate = draw_plate(rng, 16, 5)
    assert_eager(two_frames, plate, film_oracle(plate, rate, 1, 2), f"{FILM}, 1 step, 2 frames")
    assert_pure(two_frames, by_rows(plate), called=FILM, traced=True)


@points(3)
def test_exchange(rng):
    """only rows travel: at most two to each device in a step"""
    rate, columns = draw_rate(rng), 5

    def assert_few(fn, oracle, called):
        def draw_call():
            plate = draw_plate(rng, 64, columns)
            return (by_rows(plate),), oracle(plate)

        why = "for a step, a device needs the last row of the device before it, and the first row of the one after it"
        assert_collectives(fn, draw_call, {"collective-permute": 2 * columns}, called=called, why=why, **DEGREES)

    assert_few(step_of(rate), lambda plate: cool_oracle(plate, rate, 1), STEP)
    assert_few(
        lambda plate: cool(plate, rate, 30, cpu_mesh()),
        lambda plate: cool_oracle(plate, rate, 30),
        f"{COOL}, 30 steps",
    )
    assert_few(
        lambda plate: film(plate, rate, 3, 20, cpu_mesh()),
        lambda plate: film_oracle(plate, rate, 3, 20),
        f"{FILM}, 3 steps, 20 frames",
    )


@points(3)
def test_short_programs(rng):
    """the programs of cool and film do not get longer with more steps or more frames"""
    rate = draw_rate(rng)

    def assert_short(fn, oracle, called, what):
        def draw_call(count):
            plate = draw_plate(rng, 16, 4)
            # The program learns the number from the length of an array.
            return (by_rows(plate), place(np.zeros(count, "int8"))), oracle(plate, count)

        assert_constant_program_size(
            lambda plate, rounds: fn(plate, len(rounds)),
            draw_call,
            rng.integers(280, 340, size=1),
            max_operations=140,
            called=called,
            what=what,
            **DEGREES,
        )

    assert_short(
        lambda plate, steps: cool(plate, rate, steps, cpu_mesh()),
        lambda plate, steps: cool_oracle(plate, rate, steps),
        COOL,
        "steps",
    )
    assert_short(
        lambda plate, steps: film(plate, rate, steps, 3, cpu_mesh()),
        lambda plate, steps: film_oracle(plate, rate, steps, 3),
        f"{FILM}, 3 frames",
        "steps",
    )
    assert_short(
        lambda plate, frames: film(plate, rate, 2, frames, cpu_mesh()),
        lambda plate, frames: film_oracle(plate, rate, 2, frames),
        f"{FILM}, 2 steps",
        "frames",
    )
