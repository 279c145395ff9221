import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch7.forgotten_psum import mean_of_valid, mean_square, unit
from jax.extend.core import jaxprs_in_params
from jax.sharding import NamedSharding, PartitionSpec

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
    layout_of,
    place,
)

HANDED_OUT = "397865ffa10e0865"
EACH = "the numbers of all devices"


def draw_vector(rng, devices=8, each=5):
    """Draws a vector whose shards differ in size."""
    shards = rng.uniform(0.5, 2, size=(devices, each)) * np.arange(1, devices + 1)[:, None]
    return (shards * rng.choice([-1, 1, 1], size=shards.shape)).astype("float32").ravel()


def draw_valid(rng, devices=8, each=5, without=()):
    """Draws which elements are valid. All devices but those without have at least one."""
    valid = rng.random(size=(devices, each)) < np.linspace(0.2, 0.8, devices)[:, None]
    valid[:, rng.integers(each)] = True
    valid[0], valid[-1] = np.arange(each) == 0, True  # so that not all devices have equally many
    valid[list(without)] = False
    return valid.ravel()


def draw_with_length(rng, length, devices=8, each=4):
    x = draw_vector(rng, devices, each).astype(np.float64)
    return (x * length / np.linalg.norm(x)).astype("float32")


def square_oracle(x):
    return np.mean(np.float64(x) ** 2)


def unit_oracle(x):
    return np.float64(x) / np.linalg.norm(np.float64(x))


def valid_oracle(x, valid):
    return np.mean(np.float64(x[valid]))


def on_mesh(x, devices=8):
    return jax.device_put(x, NamedSharding(cpu_mesh(devices=devices), PartitionSpec("devices")))


def of_each_device(scalar, devices=8):
    """Stacks what each device holds of a scalar, which should be the same everywhere."""
    specs = {"in_specs": PartitionSpec(), "out_specs": PartitionSpec("devices")}
    return jax.shard_map(lambda one: one[None], mesh=cpu_mesh(devices=devices), **specs)(scalar)


def assert_everywhere(fn, draw_call, called, **options):
    """Fails unless a function of vectors and a mesh gives the right scalar on each device, in `jax.jit` and outside."""
    args, expected = draw_call()
    got = observe(lambda: of_each_device(fn(*(on_mesh(x) for x in args), cpu_mesh())))
    assert_close(got, np.full(8, expected), called=f"{called}, {EACH}", **options)

    def draw_placed():
        args, expected = draw_call()
        return tuple(place(x, "devices") for x in args), np.full(8, expected)

    called = f"{called}, {EACH}"
    assert_program(lambda *args: of_each_device(fn(*args, cpu_mesh())), draw_placed, called=called, **options)


@points(3)
def test_mean_square(rng):
    """mean_square is the mean of all squares, and each device holds it"""

    def draw_call():
        x = draw_vector(rng, each=int(rng.integers(2, 6)))
        return (x,), square_oracle(x)

    called = "mean_square(x, mesh)"
    assert_everywhere(mean_square, draw_call, called)
    assert_pure(lambda x: mean_square(x, cpu_mesh()), place(draw_vector(rng), "devices"), called=called, traced=True)


@points(3)
def test_unit(rng):
    """unit divides by the length of the whole vector, and keeps its placement"""
    rows = Placement(("devices",), (("devices", 8),))
    lengths = [rng.uniform(1.1e-3, 2e-3), rng.uniform(2, 9)]
    called = "unit(x, mesh), with a vector of length {:.2g}"

    def draw_call(length):
        x = draw_with_length(rng, length)
        return (place(x, "devices"),), unit_oracle(x)

    (x,), expected = draw_call(lengths[0])
    layout = observe(lambda: layout_of(unit(x.on_devices, cpu_mesh())))
    assert_close(observe(lambda: unit(x.on_devices, cpu_mesh())), expected, called=called.format(lengths[0]))
    for length in lengths:
        text = called.format(length)
        assert_sharded(lambda x: unit(x, cpu_mesh()), lambda length=length: draw_call(length), rows, called=text)
    assert_placed(layout, expected, rows, called=called.format(lengths[0]))
    assert_pure(lambda x: unit(x, cpu_mesh()), place(draw_vector(rng), "devices"), called="unit(x, mesh)", traced=True)


def draw_with_invalid(rng, invalid, **options):
    """Draws a vector whose invalid elements are among these numbers."""
    valid = draw_valid(rng, **options)
    x = np.where(valid, draw_vector(rng), rng.choice(invalid, size=valid.size)).astype("float32")
    return (x, valid), valid_oracle(x, valid)


@points(3)
def test_mean_of_valid(rng):
    """mean_of_valid is the mean of all valid elements, and each device holds it"""
    called, why = "mean_of_valid(x, valid, mesh)", "what is not valid may be NaN"
    assert_everywhere(mean_of_valid, lambda: draw_with_invalid(rng, [np.nan, 100.0, -np.inf]), called, why=why)
    (x, valid), _ = draw_with_invalid(rng, [7.0])
    args = place(x, "devices"), place(valid, "devices")
    assert_pure(lambda x, valid: mean_of_valid(x, valid, cpu_mesh()), *args, called=called, traced=True)


@points(2)
def test_device_without_valid(rng):
    """a device without valid elements adds nothing"""
    cases = [list(range(1, 8)), rng.permutation(8)[:3].tolist()]
    called = "mean_of_valid(x, valid, mesh), with no valid element on some devices"
    assert_everywhere(mean_of_valid, lambda: draw_with_invalid(rng, [9.0, -3.0], without=cases.pop()), called)


@points(3)
def test_other_meshes(rng):
    """the three functions are right for another number of devices, and inside jax.jit"""
    called = "(mean_square(x, mesh), unit(x, mesh), mean_of_valid(x, valid, mesh))"
    for devices, each in ((4, 6), (2, 1)):

        def all_three(x, valid, devices=devices):
            mesh = cpu_mesh(devices=devices)
            scalars = mean_square(x, mesh), mean_of_valid(x, valid, mesh)
            return [of_each_device(scalar, devices) for scalar in scalars], unit(x, mesh)

        def draw_call(devices=devices, each=each):
            x, valid = draw_vector(rng, devices, each), draw_valid(rng, devices, each)
            scalars = [np.full(devices, one) for one in (square_oracle(x), valid_oracle(x, valid))]
            args = place(x, "devices", devices=devices), place(valid, "devices", devices=devices)
            return args, (scalars, unit_oracle(x))

        assert_program(all_three, draw_call, called=f"{called}, on {devices} devices")


def check_of(fn, *args):
    """Says if a function calls `jax.shard_map`, and if its check is on in all calls."""
    checks, jaxprs = [], [jax.make_jaxpr(fn)(*args).jaxpr]
    while jaxprs:
        for equation in jaxprs.pop().eqns:
            if equation.primitive.name == "shard_map":
                checks.append(equation.params["check_vma"])
            jaxprs += jaxprs_in_params(equation.params)
    if not checks:
        return "no jax.shard_map"
    return "on" if all(checks) else "off"


@points(1)
def test_check_stays_on(rng):
    """jax.shard_map stays, and its check stays on"""
    x, valid = draw_vector(rng), draw_valid(rng)

    def checks():
        mesh = cpu_mesh()
        placed = on_mesh(x), on_mesh(valid)
        return {
            "mean_square": check_of(lambda x, _: mean_square(x, mesh), *placed),
            "unit": check_of(lambda x, _: unit(x, mesh), *placed),
            "mean_of_valid": check_of(lambda *args: mean_of_valid(*args, mesh), *placed),
        }

    expected = dict.fromkeys(("mean_square", "unit", "mean_of_valid"), "on")
    assert_equal(observe(checks), expected, called="the check of jax.shard_map in each function")
