import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.bucketed_mean import bucket_size, bucketed_mean

from grader import observe, points
from grader.checks import Counted, assert_cached, assert_close, assert_equal, count_traces


def bump(x):
    return 3 + jnp.sin(x)


def log_distance(x):
    return jnp.log(jnp.abs(x))


def clipped(x):
    return jnp.where(x > 0.5, x, 4.0)


def some(rng, length):
    return rng.normal(size=length).astype("float32")


def draw_values(rng, low, high):
    """Draws values of one bucket and the mean of their tanh. (JAX's functions are the same object in each thunk.)"""
    values = some(rng, int(rng.integers(low, high)))
    return (values,), np.mean(np.tanh(values.astype(np.float64)))


@points(2)
def test_bucket_size(rng):
    """the bucket is the smallest of 8, 16, 32 and so on that holds all elements"""
    lengths = [1, 7, 8, 9, 16, 17, *(int(n) for n in rng.integers(18, 5000, size=4)), 1024, 1025]
    for length in lengths:
        got = observe(lambda length=length: bucket_size(length))
        expected = next(2**i for i in range(3, 20) if 2**i >= length)
        assert_equal(got, expected, called=f"bucket_size({length})")


@points(4)
def test_mean(rng):
    """the mean is over the values, without the padding"""
    for length in (int(rng.integers(9, 15)), 8, 1, int(rng.integers(33, 60))):
        values = some(rng, length)
        got = observe(lambda values=values: bucketed_mean(bump, values))
        expected = np.mean(3 + np.sin(values.astype(np.float64)))
        assert_close(got, expected, called="bucketed_mean(lambda x: 3 + jnp.sin(x), values)", values=values)


@points(2)
def test_padding_outside_the_domain(rng):
    """the mean is right even if fn gives infinity or NaN for the padding"""
    values = some(rng, int(rng.integers(17, 28)))
    got = observe(lambda: bucketed_mean(log_distance, values))
    expected = np.mean(np.log(np.abs(values.astype(np.float64))))
    assert_close(got, expected, called="bucketed_mean(lambda x: jnp.log(jnp.abs(x)), values)", values=values)


@points(2)
def test_padding_known_by_its_place(rng):
    """real values that equal the padding still count, and so does NaN for a real value"""
    values = some(rng, int(rng.integers(9, 15)))
    values[[2, 5]] = 0, -1
    wide = values.astype(np.float64)
    got = observe(lambda: bucketed_mean(clipped, values))
    expected = np.mean(np.where(wide > 0.5, wide, 4))
    assert_close(got, expected, called="bucketed_mean(lambda x: jnp.where(x > 0.5, x, 4.0), values)", values=values)
    got = observe(lambda: bucketed_mean(jnp.log, values))
    called, hint = "bucketed_mean(jnp.log, values)", "the logarithm of a negative value is NaN, so the mean is NaN too"
    assert_close(got, np.float64(np.nan), called=called, why=hint, values=values)


@points(4)
def test_one_trace_for_a_bucket(rng):
    """fn is traced once for each bucket, even if two functions are used in turn"""
    lengths = [*(int(n) for n in rng.permutation(np.arange(9, 17))[:4]), 5, 8, 3]
    arrays = [some(rng, length) for length in lengths]

    def lengths_seen():
        seen = []

        def recording(x):
            seen.append(len(x))
            return bump(x)

        for values in arrays:
            bucketed_mean(recording, values)
        return seen

    called = f"bucketed_mean(fn, values) with {lengths} values: the lengths of what Python ran fn on"
    assert_equal(observe(lengths_seen), [16, 8], called=called)

    def runs_in_turn():
        first, second = Counted(bump), Counted(log_distance)
        for values in arrays[:2]:
            bucketed_mean(first, values)
            bucketed_mean(second, values)
        return [first.calls, second.calls]

    called = f"bucketed_mean of two functions in turn, with {lengths[:2]} values: how often did Python run each?"
    assert_equal(observe(runs_in_turn), [1, 1], called=called)
    assert_cached(
        lambda values: bucketed_mean(jnp.tanh, values),
        lambda: draw_values(rng, 9, 17),
        called="bucketed_mean(jnp.tanh, values)",
    )


@points(2)
def test_padding_traces_nothing(rng):
    """in a used bucket, a call with another length traces nothing, not even while padding"""
    lengths = [int(n) for n in rng.permutation(np.arange(65, 129))[:4]]
    arrays = [some(rng, length) for length in lengths]

    def traced():
        # Entries from earlier calls in JAX's caches would hide a padding that compiles.
        jax.clear_caches()
        counts = count_traces(lambda values: bucketed_mean(bump, values), [(values,) for values in arrays])
        return [count > 0 for count in counts[1:]]

    called = f"bucketed_mean with {lengths} values: does a call after the first trace anything?"
    hint = "jnp functions compile for each new shape, even outside `jit`, so pad in NumPy"
    assert_equal(observe(traced), [False, False, False], called=called, why=hint)
    assert_cached(
        lambda values: bucketed_mean(jnp.tanh, values),
        lambda: draw_values(rng, 65, 129),
        called="bucketed_mean(jnp.tanh, values)",
    )
