import jax.numpy as jnp
import numpy as np
from exercises.ch2.side_effects import log2, record_calls

from grader import observe, points, program
from grader.checks import (
    assert_close,
    assert_compiled_whole,
    assert_equal,
    assert_from_cache,
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
    """every argument is recorded in its own shape, in order and with repeats"""
    numbers, row = positive(rng, 3), positive(rng, 4)
    xs = [numbers[0], numbers[1], numbers[0], row, numbers[2], numbers[2]]
    got = observe(lambda: record_calls([jnp.asarray(x) for x in xs]))
    expected = [np.log(x.astype("float64")).astype("float32") for x in xs]
    assert_close(got, expected, called="record_calls(xs)        xs: a list of 5 numbers and an array of shape (4,)")


@points(2)
def test_record_is_new(rng):
    """each record starts empty, and the list of arguments is not changed"""
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
    """log2 is compiled as a whole, changes no global and leaks no tracer"""
    x = positive(rng, 5)
    assert_compiled_whole(lambda x: log2(x), x, called="log2(x)")

    def both(x):
        result, ln_x = log2(jnp.asarray(x))
        return result, ln_x

    assert_pure(both, x, called="log2(x)", traced=True)


@points(2)
def test_no_callback(rng):
    """log2 prints nothing and calls no Python function while it runs"""
    x = positive(rng, 3)
    got = program(lambda x: log2(x), x).call(x)
    wide = x.astype("float64")
    assert_close(got, [np.log2(wide), np.log(wide)], called="log2(x), as a program", kind=None, x=x)


@points(4)
def test_compiled(rng):
    """a second call of log2 with the same shape traces nothing"""
    calls = [(x,) for x in positive(rng, (3, 6))]
    assert_traces(lambda x: log2(x), calls, [True, False, False], called="log2(x)")

    def fresh():
        x = positive(rng, 6)
        return (x,), (np.log2(x.astype("float64")), np.log(x.astype("float64")))

    assert_from_cache(lambda x: log2(x), fresh, called="log2(x)")
