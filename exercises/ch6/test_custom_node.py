import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch6.custom_node import Measurement

from grader import observe, points
from grader.checks import assert_close, assert_equal, assert_program, assert_pure, assert_raises

HANDED_OUT = "d4a8712122926aad"


def draw_pair(rng, *shape):
    """Draws values and errors. They differ in size, so that nobody takes one for the other."""
    value = rng.uniform(5, 9, size=shape).astype("float32")
    return value, rng.uniform(0.1, 0.9, size=shape).astype("float32")


def draw_unit(rng):
    return f"unit {rng.integers(10**6)}"


def parts(measurement, unit):
    """Value, error, and a yes or no about the unit."""
    return {"value": measurement.value, "error": measurement.error, "unit": jnp.asarray(measurement.unit == unit)}


def whole(value, error):
    return {"value": np.asarray(value, np.float64), "error": np.asarray(error, np.float64), "unit": np.array(True)}


def on_device(arrays):
    return [jnp.asarray(array) for array in arrays]


@points(5)
def test_comes_back(rng):
    """value, error and unit come back from jax.jit, jax.grad and jax.tree.map"""
    unit = draw_unit(rng)

    def trips(value, error):
        old = Measurement(value, error, unit)
        doubled = jax.tree.map(lambda leaf: 2 * leaf, old)
        again = jax.tree.map(lambda leaf: 5 * leaf, doubled)
        slopes = jax.grad(lambda one: jnp.sum(3 * one.value) + jnp.sum(one.error**2))(old)
        return {
            "leaves": jax.tree.leaves(old),
            "doubled": parts(doubled, unit),
            "doubled, times 5": parts(again, unit),
            "their difference": parts(jax.tree.map(jnp.subtract, again, doubled), unit),
            "jit": parts(jax.jit(lambda one: one)(old), unit),
            "inside of jit": jax.jit(lambda one: parts(one, unit))(old),
            "gradient": parts(slopes, unit),
        }

    def draw_call():
        value, error = draw_pair(rng, 3)
        wide = value.astype(np.float64), error.astype(np.float64)
        return (value, error), {
            "leaves": list(wide),
            "doubled": whole(2 * wide[0], 2 * wide[1]),
            "doubled, times 5": whole(10 * wide[0], 10 * wide[1]),
            "their difference": whole(8 * wide[0], 8 * wide[1]),
            "jit": whole(*wide),
            "inside of jit": whole(*wide),
            "gradient": whole(np.full(3, 3.0), 2 * wide[1]),
        }

    args, expected = draw_call()
    called = f'one = Measurement(value, error, "{unit}"), and what comes back after one or more trips'
    assert_close(observe(lambda: trips(*on_device(args))), expected, called=called, value=args[0], error=args[1])
    assert_program(trips, draw_call, called=called)

    def doubled(value, error):
        two = jax.tree.map(lambda leaf: 2 * leaf, Measurement(value, error, unit))
        return two.value, two.error

    assert_pure(doubled, *on_device(args), called="jax.tree.map(lambda leaf: 2 * leaf, one)", traced=True)


@points(5)
def test_any_leaves(rng):
    """any leaves may come back: None, strings, shapes, arrays of different shapes"""
    unit, number = draw_unit(rng), int(rng.integers(100, 1000))

    def placed_leaves(value, error, matrix, count):
        old = Measurement(value, error, unit)
        structure = jax.tree.structure(old)
        placed = jax.tree.unflatten(structure, [matrix, count])
        dicts = jax.tree.map(lambda leaf: {"sum": jnp.sum(leaf), "leaf": (leaf, None)}, old)
        return {
            "other shapes": parts(placed, unit),
            "dicts": [dicts.value["sum"], dicts.error["leaf"][0]],
        }

    def draw_call():
        value, error = draw_pair(rng, 3)
        matrix = rng.normal(size=(2, 4)).astype("float32")
        count = rng.integers(100, size=3).astype("int32")
        return (value, error, matrix, count), {
            "other shapes": {"value": matrix, "error": count, "unit": np.array(True)},
            "dicts": [np.sum(value, dtype=np.float64), error],
        }

    args, expected = draw_call()
    called = "jax.tree.unflatten(jax.tree.structure(one), leaves), and jax.tree.map(fn, one) with a fn that makes dicts"
    assert_close(observe(lambda: placed_leaves(*on_device(args))), expected, called=called)
    assert_program(placed_leaves, draw_call, called=called)

    def mapped(fn):
        new = jax.tree.map(fn, Measurement([1.0, 2.0], [0.1, 0.2], unit))
        return new.value, new.error, new.unit

    for text, fn, leaf in (
        ("lambda leaf: None", lambda leaf: None, None),
        ('lambda leaf: "a text"', lambda leaf: "a text", "a text"),
        (f"lambda leaf: {number}", lambda leaf: number, number),
        ("jnp.shape", jnp.shape, (2,)),
    ):
        called = f"new = jax.tree.map({text}, one), and then new.value, new.error, new.unit"
        assert_equal(observe(lambda fn=fn: mapped(fn)), (leaf, leaf, unit), called=called)


@points(3)
def test_vmap_and_scan(rng):
    """jax.vmap and jax.lax.scan take a Measurement and return it"""
    unit, count = draw_unit(rng), int(rng.integers(3, 6))

    def walked(value, error, factors):
        def shift(one, factor):
            return jax.tree.map(lambda leaf: factor * leaf, one)

        def add_up(total, one):
            total = jax.tree.map(jnp.add, total, one)
            return total, total

        stack = Measurement(value, error, unit)
        start = jax.tree.map(jnp.zeros_like, Measurement(value[0], error[0], unit))
        last, each = jax.lax.scan(add_up, start, stack)
        return {
            "vmap": parts(jax.vmap(shift)(stack, factors), unit),
            "vmap over factors": parts(jax.vmap(shift, in_axes=(None, 0))(start, factors), unit),
            "scan, the carry": parts(last, unit),
            "scan, the outputs": parts(each, unit),
        }

    def draw_call():
        value, error = draw_pair(rng, count, 2)
        factors = rng.uniform(1, 2, size=count).astype("float32")
        column = factors[:, None].astype(np.float64)
        sums = np.cumsum(value, axis=0, dtype=np.float64), np.cumsum(error, axis=0, dtype=np.float64)
        return (value, error, factors), {
            "vmap": whole(column * value, column * error),
            "vmap over factors": whole(np.zeros((count, 2)), np.zeros((count, 2))),
            "scan, the carry": whole(sums[0][-1], sums[1][-1]),
            "scan, the outputs": whole(*sums),
        }

    args, expected = draw_call()
    called = "jax.vmap(fn)(stack, factors) and jax.lax.scan(fn, start, stack), with Measurements"
    assert_close(observe(lambda: walked(*on_device(args))), expected, called=called)
    assert_program(walked, draw_call, called=called)


@points(2)
def test_paths(rng):
    """the paths of the leaves are .value and .error"""
    unit = draw_unit(rng)

    def paths():
        leaves = jax.tree_util.tree_leaves_with_path(Measurement([1.0], [2.0], unit))
        return [jax.tree_util.keystr(path) for path, _ in leaves]

    assert_equal(observe(paths), [".value", ".error"], called="the paths in jax.tree.leaves_with_path(one), as text")

    def by_path(value, error, factors):
        def scale(path, leaf):
            return factors.get(jax.tree_util.keystr(path), 0.0) * leaf

        return parts(jax.tree.map_with_path(scale, Measurement(value, error, unit)), unit)

    def draw_call():
        value, error = draw_pair(rng, 3)
        factors = {".value": np.float32(rng.uniform(2, 3)), ".error": np.float32(rng.uniform(4, 5))}
        return (value, error, factors), whole(
            value * np.float64(factors[".value"]), error * np.float64(factors[".error"])
        )

    assert_program(by_path, draw_call, called="jax.tree.map_with_path(fn, one), with a factor for each path")


@points(2)
def test_units(rng):
    """Measurements with different units have different structures"""
    units = {draw_unit(rng): factor for factor in (2.0, 3.0, 5.0)}

    def scaled(value, error):
        # The unit is no array, and still known inside of jit. Each unit has a program of its own.
        times = jax.jit(lambda one: units[one.unit] * one.value + one.error)
        measured = [Measurement(value, error, unit) for unit in units]
        first = jax.tree.structure(measured[0])
        return [times(one) for one in measured], [jnp.asarray(first == jax.tree.structure(one)) for one in measured]

    def draw_call():
        value, error = draw_pair(rng, 3)
        results = [factor * value.astype(np.float64) + error for factor in units.values()]
        return (value, error), (results, [np.array(True), np.array(False), np.array(False)])

    args, expected = draw_call()
    called = "one jitted function for Measurements of three units, and if their structures equal that of the first"
    assert_close(observe(lambda: scaled(*on_device(args))), expected, called=called)
    assert_program(scaled, draw_call, called=called)


@points(3)
def test_new(rng):
    """a new Measurement is checked and converted as before"""
    unit = draw_unit(rng)

    def made(value, error):
        return parts(Measurement(value, error, unit), unit)

    called = f'Measurement([1, 2], [3, 4], "{unit}")'
    assert_close(observe(lambda: made([1, 2], [3, 4])), whole([1, 2], [3, 4]), called=called)
    why = "`__init__` checks the shapes, as it did"
    called = f'Measurement(value, error, "{unit}"), value: [3], error: [2]'
    assert_raises(lambda: made(jnp.ones(3), jnp.ones(2)), "ValueError", called=called, why=why)

    def draw_call():
        value = rng.integers(100, size=(2, 3)).astype("int32")
        error = rng.uniform(0.1, 0.9, size=(2, 3)).astype("float16")
        return (value, error), whole(value, error)

    assert_program(made, draw_call, called=f'Measurement(value, error, "{unit}"), value: int32, error: float16')
