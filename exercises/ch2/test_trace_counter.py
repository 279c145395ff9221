import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.trace_counter import count_traces

from grader import observe, points
from grader.checks import Counted, assert_equal


def first_times(signatures):
    """Returns 1 for each call whose signature is new, and 0 for the others."""
    return [int(signature not in signatures[:i]) for i, signature in enumerate(signatures)]


def different_shapes(rng):
    small, middle, large = rng.choice(np.arange(2, 10), size=3, replace=False)
    sizes = [int(n) for n in rng.permutation([small, small, middle, middle, large])]
    return [(np.ones(n, np.float32),) for n in sizes], first_times(sizes)


@points(4)
def test_same_shape(rng):
    """of several calls with one shape and dtype, only the first traces"""
    calls = [(x,) for x in rng.normal(size=(int(rng.integers(3, 7)), 4)).astype("float32")]
    got = observe(lambda: count_traces(lambda x: 2 * x, calls))
    assert_equal(got, [1] + [0] * (len(calls) - 1), called=f"count_traces(fn, {len(calls)} x float32[4])")


@points(4)
def test_each_shape(rng):
    """the first call with each shape traces, and later calls with that shape do not"""
    calls, expected = different_shapes(rng)
    got = observe(lambda: count_traces(lambda x: 2 * x, calls))
    shapes = ", ".join(f"float32[{x.size}]" for (x,) in calls)
    assert_equal(got, expected, called=f"count_traces(fn, [{shapes}])")


@points(2)
def test_dtypes_and_numbers(rng):
    """a call with a new dtype or weak type is traced, another number of the same type is not"""
    x = rng.normal(size=3).astype("float32")
    first, second = (float(number) for number in rng.normal(size=2))
    calls = [(x, first), (x, second), (x, 3), (x.astype("int32"), first), (x, 4), (x, np.float32(second))]
    got = observe(lambda: count_traces(lambda x, factor: x * factor, calls))
    called = "count_traces(fn, [(x, float), (x, float), (x, int), (x as int32, float), (x, int), (x, np.float32)])"
    assert_equal(got, [1, 0, 1, 1, 0, 1], called=called, x=x)


@points(2)
def test_numpy_and_jax_arrays(rng):
    """a NumPy array and a jax.Array of the same shape and dtype share a trace"""
    x, y = rng.normal(size=(2, int(rng.integers(2, 9)))).astype("float32")
    got = observe(lambda: count_traces(lambda x: 2 * x, [(x,), (jnp.asarray(x),), (y,), (jnp.asarray(y),)]))
    called = "count_traces(fn, [(x,), (jnp.asarray(x),), (y,), (jnp.asarray(y),)])"
    hint = "JAX traces by shape and dtype, so a NumPy array and a `jax.Array` share a trace"
    assert_equal(got, [1, 0, 0, 0], called=called, why=hint, x=x, y=y)


@points(2)
def test_starts_afresh(rng):
    """a second count_traces with the same fn gives the same counts as the first"""
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
    """fn runs in Python once per trace, and its compiled program runs at every call"""
    calls, expected = different_shapes(rng)

    def runs_of_fn():
        on_device = []

        def double(x):
            jax.debug.callback(lambda: on_device.append("ran"))
            return 2 * x

        fn = Counted(double)
        count_traces(fn, calls)
        jax.effects_barrier()
        return {"in Python": fn.calls, "on the device": len(on_device)}

    got = observe(runs_of_fn)
    called = f"how often fn runs in count_traces(fn, {len(calls)} calls of {sum(expected)} shapes)"
    hint = "jit once, before the first call, then call the jitted function each time instead of only lowering it"
    assert_equal(got, {"in Python": sum(expected), "on the device": len(calls)}, called=called, why=hint)
