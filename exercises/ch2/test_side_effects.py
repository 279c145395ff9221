import jax.numpy as jnp
import numpy as np
from exercises.ch2.side_effects import log2, record_calls

from grader import observe, points, program
from grader.checks import (
    assert_close,
    assert_equal,
    assert_fully_jitted,
    assert_pure,
    assert_traces,
)


def positive(rng, size):
    return np.exp(rng.normal(size=size)).astype("float32")


def compare(record, calls):
    """Describes the length of a record in words, which stay the same whatever ran before."""
    if not isinstance(record, list):
        return record
    if len(record) == calls:
        return "one entry for each call"
    return "more entries than calls" if len(record) > calls else "fewer entries than calls"


@points(4)
def test_values(rng):
    """log2 returns the logarithm to base 2 and the natural logarithm"""
    x = positive(rng, (3, 4))
    got = observe(lambda: log2(jnp.asarray(x)))
    wide = x.astype("float64")
    expected = (np.log2(wide).astype("float32"), np.log(wide).astype("float32"))
    assert_close(got, expected, called="log2(x)", x=x)


@points(4)
def test_record(rng):
    """record_calls returns one array for each item of xs, in the order and the shapes of xs"""
    numbers, row = positive(rng, 3), positive(rng, 4)
    xs = [numbers[0], numbers[1], numbers[0], row, numbers[2], numbers[2]]
    got = observe(lambda: record_calls([jnp.asarray(x) for x in xs]))
    expected = [np.log(x.astype("float64")).astype("float32") for x in xs]
    assert_close(got, expected, called="record_calls(xs)        xs: a list of 5 numbers and an array of shape (4,)")


@points(2)
def test_record_is_new(rng):
    """each call of record_calls returns a new list, and xs stays as it was"""
    xs, ys = positive(rng, 3), positive(rng, 2)

    def second():
        record_calls([jnp.asarray(x) for x in xs])
        return compare(record_calls([jnp.asarray(y) for y in ys]), len(ys))

    got = observe(second)
    assert_equal(got, "one entry for each call", called="record_calls(ys), after record_calls(xs)")

    def given():
        arguments = [jnp.asarray(x) for x in xs]
        record_calls(arguments)
        return arguments

    got = observe(given)
    assert_close(got, list(xs), called="record_calls(xs), then xs")


@points(1)
def test_no_side_effect(rng):
    """all of log2 is one compiled program, changes no global variable and leaks no tracer"""
    x = positive(rng, 5)
    assert_fully_jitted(lambda x: log2(x), x, called="log2(x)")

    def both(x):
        result, ln_x = log2(jnp.asarray(x))
        return result, ln_x

    assert_pure(both, x, called="log2(x)", traced=True)


@points(2)
def test_no_callback(rng):
    """the compiled program of log2 contains no print and no callback"""
    x = positive(rng, 3)
    got = program(lambda x: log2(x), x).call(x)
    wide = x.astype("float64")
    assert_close(got, [np.log2(wide), np.log(wide)], called="log2(x), as a program", array_type=None, x=x)


@points(4)
def test_compiled(rng):
    """a second call of log2 with the same shape traces nothing"""

    def draw_call():
        x = positive(rng, 6)
        return (x,), (np.log2(x.astype("float64")), np.log(x.astype("float64")))

    assert_traces(lambda x: log2(x), draw_call, called="log2(x)")
