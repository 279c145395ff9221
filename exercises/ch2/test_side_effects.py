import jax.numpy as jnp
import numpy as np
from exercises.ch2.side_effects import log2, record_calls

from grader import observe, points, program
from grader.checks import (
    assert_close,
    assert_equal,
    assert_fully_jitted,
    assert_program,
    assert_pure,
    assert_traces,
)

HANDED_OUT = "548550fd29140bd7"


def positive(rng, size):
    """Draws positive numbers. One is so small that the logarithm of `1 + (x - 1)` would be wrong."""
    x = np.exp(rng.normal(size=size)).astype("float32")
    x.flat[rng.integers(x.size)] = rng.uniform(1e-7, 1e-6)
    return x


def compare(record, calls):
    """Describes the length of a record in words, which stay the same whatever ran before."""
    if not isinstance(record, list):
        return record
    if len(record) == calls:
        return "one entry for each call"
    return "more entries than calls" if len(record) > calls else "fewer entries than calls"


def logs(x):
    wide = x.astype("float64")
    return np.log2(wide).astype("float32"), np.log(wide).astype("float32")


@points(3)
def test_values(rng):
    """log2 returns the logarithm to base 2 and the natural logarithm"""

    def draw_call():
        x = positive(rng, (3, 4))
        return (x,), logs(x)

    (x,), expected = draw_call()
    got = observe(lambda: log2(jnp.asarray(x)))
    assert_close(got, expected, called="log2(x)", x=x)
    assert_program(lambda x: log2(x), draw_call, called="log2(x)")


@points(2)
def test_record(rng):
    """record_calls returns one array for each item of xs, in the order and the shapes of xs"""

    def draw_call():
        numbers, row = positive(rng, 3), positive(rng, 4)
        xs = [numbers[0], numbers[1], numbers[0], row, numbers[2], numbers[2]]
        return (xs,), [logs(x)[1] for x in xs]

    (xs,), expected = draw_call()
    got = observe(lambda: record_calls([jnp.asarray(x) for x in xs]))
    assert_close(got, expected, called="record_calls(xs)        xs: a list of 5 numbers and an array of shape (4,)")

    def twice():
        x = jnp.asarray(xs[0])
        return record_calls([x, x])

    assert_close(observe(twice), [expected[0]] * 2, called="record_calls([x, x])")
    assert_program(lambda xs: record_calls(xs), draw_call, called="record_calls(xs)")


@points(2)
def test_record_is_new(rng):
    """each call of record_calls returns a new list, and xs stays as it was"""
    xs, ys = positive(rng, 3), positive(rng, 2)

    def second():
        record_calls([jnp.asarray(x) for x in xs])
        return compare(record_calls([jnp.asarray(y) for y in ys]), len(ys))

    got = observe(second)
    assert_equal(got, "one entry for each call", called="record_calls(ys), after record_calls(xs)")

    assert_pure(lambda xs: record_calls(xs), [jnp.asarray(x) for x in xs], called="record_calls(xs)")

    def given():
        arguments = [jnp.asarray(x) for x in xs]
        record_calls(arguments)
        return arguments

    got = observe(given)
    assert_close(got, list(xs), called="record_calls(xs), then xs")

    def none():
        arguments = []
        record = record_calls(arguments)
        return {"record": record, "a new list": record is not arguments}

    assert_equal(observe(none), {"record": [], "a new list": True}, called="record_calls([])")

    def draw_call():
        xs, ys = list(positive(rng, 3)), list(positive(rng, 2))
        return (xs, ys), ([logs(y)[1] for y in ys], xs)

    def first_after_second():
        first = record_calls([jnp.asarray(x) for x in xs])
        record_calls([jnp.asarray(y) for y in ys])
        return first

    got = observe(first_after_second)
    called = "first = record_calls(xs), then record_calls(ys), then first"
    assert_close(got, [logs(x)[1] for x in xs], called=called)

    def both(xs, ys):
        record_calls(xs)
        return record_calls(ys), xs

    assert_program(both, draw_call, called="record_calls(xs), then record_calls(ys) and xs")


@points(2)
def test_no_callback(rng):
    """the compiled program of log2 contains no print and no callback"""
    x = positive(rng, 3)
    got = program(lambda x: log2(x), x).call(x)
    assert_close(got, list(logs(x)), called="log2(x), inside jax.jit", array_type=None, x=x)


@points(1)
def test_compiled(rng):
    """log2 is one compiled program, prints nothing, changes no global and leaks no tracer"""
    x = positive(rng, 5)
    assert_fully_jitted(lambda x: log2(x), x, called="log2(x)")

    def both(x):
        result, ln_x = log2(jnp.asarray(x))
        return result, ln_x

    assert_pure(both, x, called="log2(x)", traced=True)

    def draw_call():
        x = positive(rng, 6)
        return (x,), logs(x)

    assert_traces(lambda x: log2(x), draw_call, called="log2(x)")
