import numpy as np
from exercises.ch2.trace_counter import count_traces

from grader import observe, points
from grader.checks import Counted, assert_equal


def first_times(signatures):
    """For each call, 1 where nothing like it came before."""
    return [int(signature not in signatures[:i]) for i, signature in enumerate(signatures)]


def different_shapes(rng):
    small, middle, large = rng.choice(np.arange(2, 10), size=3, replace=False)
    sizes = [int(n) for n in rng.permutation([small, small, middle, middle, large])]
    return [(np.ones(n, np.float32),) for n in sizes], first_times(sizes)


@points(2)
def test_same_shape(rng):
    """of calls with one shape and dtype, only the first traces"""
    calls = [(x,) for x in rng.normal(size=(int(rng.integers(3, 7)), 4)).astype("float32")]
    got = observe(lambda: count_traces(lambda x: 2 * x, calls))
    assert_equal(got, [1] + [0] * (len(calls) - 1), called=f"count_traces(fn, {len(calls)} x float32[4])")


@points(2)
def test_each_shape(rng):
    """each new shape traces once more, and a shape seen before does not"""
    calls, expected = different_shapes(rng)
    got = observe(lambda: count_traces(lambda x: 2 * x, calls))
    shapes = ", ".join(f"float32[{x.size}]" for (x,) in calls)
    assert_equal(got, expected, called=f"count_traces(fn, [{shapes}])")


@points(1)
def test_dtypes_and_numbers(rng):
    """a new dtype traces once more; another Python number of the same type does not"""
    x = rng.normal(size=3).astype("float32")
    first, second = (float(number) for number in rng.normal(size=2))
    calls = [(x, first), (x, second), (x, 3), (x.astype("int32"), first), (x, 4)]
    got = observe(lambda: count_traces(lambda x, factor: x * factor, calls))
    called = "count_traces(fn, [(x, float), (x, float), (x, int), (x as int32, float), (x, int)])"
    assert_equal(got, [1, 0, 1, 1, 0], called=called, x=x)


@points(1)
def test_starts_afresh(rng):
    """counting the same function again gives the same counts"""
    calls, expected = different_shapes(rng)

    def count_twice():
        def fn(x):
            return 2 * x

        count_traces(fn, calls)
        return count_traces(fn, calls)

    got = observe(count_twice)
    assert_equal(got, expected, called="count_traces(fn, calls), the second time")


@points(1)
def test_fn_runs_when_traced(rng):
    """Python runs fn once for each trace, and no more often"""
    calls, expected = different_shapes(rng)

    def runs_of_fn():
        fn = Counted(lambda x: 2 * x)
        count_traces(fn, calls)
        return fn.calls

    got = observe(runs_of_fn)
    called = f"count_traces(fn, {len(calls)} calls of {sum(expected)} shapes), counting in fn itself"
    assert_equal(got, sum(expected), called=called, hint="is `fn` jitted once, before the first call?")
