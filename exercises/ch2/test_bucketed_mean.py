import itertools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch2.bucketed_mean import bucket_size, bucketed_mean

from grader import observe, points
from grader.checks import (
    SmallSteps,
    assert_close,
    assert_compiled,
    assert_equal,
    assert_pure,
    count_traces,
    run_compiled,
)

HANDED_OUT = "3c8a78bdd56d9ab5"


def bump(x):
    return 3 + jnp.sin(x)


def log_distance(x):
    return jnp.log(jnp.abs(x))


def tamed(x):
    return jnp.where((x > 0.5) & (x < 2), x, 4.0)


def some(rng, length):
    return rng.normal(size=length).astype("float32")


@points(3)
def test_bucket_size(rng):
    """the bucket is the smallest of 8, 16, 32 and so on that holds all elements"""
    lengths = [1, 7, 8, 9, 16, 17, *(int(n) for n in rng.integers(18, 5000, size=4)), 1024, 1025]
    for length in lengths:
        got = observe(lambda length=length: bucket_size(length))
        assert_equal(got, bucket_oracle(length), called=f"bucket_size({length})")


def mean_and_whether_unchanged(values):
    before = values.copy()
    return {"mean": bucketed_mean(bump, values), "values are unchanged": np.array_equal(values, before)}


@points(5)
def test_mean(rng):
    """the mean is over the values, without the padding"""
    for length in (int(rng.integers(9, 15)), 8, 1, int(rng.integers(33, 60))):
        values = some(rng, length)
        expected = {"mean": np.mean(3 + np.sin(values.astype(np.float64))), "values are unchanged": True}
        given = values.copy()
        got = observe(lambda values=given: mean_and_whether_unchanged(values))
        assert_close(got, expected, called="bucketed_mean(lambda x: 3 + jnp.sin(x), values)", values=values)


@points(3)
def test_padding_outside_the_domain(rng):
    """the mean is right even if fn gives infinity or NaN for the padding"""
    values = some(rng, int(rng.integers(17, 28)))
    got = observe(lambda: bucketed_mean(log_distance, values))
    expected = np.mean(np.log(np.abs(values.astype(np.float64))))
    assert_close(got, expected, called="bucketed_mean(lambda x: jnp.log(jnp.abs(x)), values)", values=values)


@points(2)
def test_padding_known_by_its_place(rng):
    """real values that equal the padding still count, and so does NaN for a real value"""
    largest = np.finfo(np.float32).max
    special = [0, 1, -1, np.nan, np.inf, -np.inf, largest, -largest]
    values = rng.permutation([*special, *some(rng, int(rng.integers(9, 15)))]).astype("float32")
    wide = values.astype(np.float64)
    got = observe(lambda: bucketed_mean(tamed, values))
    expected = np.mean(np.where((wide > 0.5) & (wide < 2), wide, 4))
    called = "bucketed_mean(lambda x: jnp.where((x > 0.5) & (x < 2), x, 4.0), values)"
    assert_close(got, expected, called=called, why=f"among the values are {special}", values=values)
    values = some(rng, int(rng.integers(9, 15)))
    values[2] = -1
    got = observe(lambda: bucketed_mean(jnp.log, values))
    called, hint = "bucketed_mean(jnp.log, values)", "the logarithm of a negative value is NaN, so the mean is NaN too"
    assert_close(got, np.float64(np.nan), called=called, why=hint, values=values)


FUNCTIONS = 3


@points(6)
def test_one_trace_for_a_bucket(rng):
    """fn is traced once for each bucket, even if several functions are used in turn"""
    functions = [SmallSteps(rng) for _ in range(FUNCTIONS)]
    buckets = list(map(int, rng.permutation([32, 64, 128, 256])[:2]))
    lengths = lengths_in_buckets(rng, buckets)
    arrays = [some(rng, length) for length in lengths]

    def lengths_seen():
        for values in arrays:
            bucketed_mean(functions[0], values)
        return [size for (size,) in functions[0].shapes]

    called = f"bucketed_mean(fn, values) with {lengths} values: the lengths of what Python ran fn on"
    expected = list(dict.fromkeys(bucket_oracle(length) for length in lengths))  # in the order of their first use
    assert_equal(observe(lengths_seen), expected, called=called)

    one_of_each = [some(rng, bucket) for bucket in buckets]
    buckets_of = [len(buckets), *[1] * (FUNCTIONS - 1)]  # each function in each bucket would take long to compile

    def runs_in_turn():
        for which in 2 * [0, 1, 0, 1, 2]:  # so that each comes back after one other, and after all others
            for values in one_of_each[: buckets_of[which]]:
                bucketed_mean(functions[which], values)
        for number in range(8):  # so many that a cache of a few programs forgets the first
            bucketed_mean(lambda x, number=number: x + number, one_of_each[0])
        for values in one_of_each:
            bucketed_mean(functions[0], values)
        return [len(fn.shapes) for fn in functions]

    called = f"bucketed_mean of {FUNCTIONS} functions in turn, and again after 8 others: how often did Python run each?"
    assert_equal(observe(runs_in_turn), buckets_of, called=called)
    for bucket, used in zip(buckets, (functions, functions[:1]), strict=True):
        # With twice as much padding it would take twice as long.
        assert_fast_in_bucket(rng, bucket, used, times=1.5)


@points(1)
def test_padding_traces_nothing(rng):
    """in a used bucket, a call with another length traces nothing, not even while padding"""
    lengths = lengths_in_buckets(rng, [64, 128])
    arrays = [some(rng, length) for length in lengths]

    def traced():
        # Entries from earlier calls in JAX's caches would hide a padding that compiles.
        jax.clear_caches()
        counts = count_traces(lambda values: bucketed_mean(bump, values), [(values,) for values in arrays])
        return [count > 0 for count in counts]

    buckets = [bucket_oracle(length) for length in lengths]
    expected = [bucket not in buckets[:i] for i, bucket in enumerate(buckets)]
    called = f"bucketed_mean with {lengths} values: does each call trace anything?"
    hint = "jnp functions compile for each new shape, even outside `jit`, so pad in NumPy"
    assert_equal(observe(traced), expected, called=called, why=hint)
    assert_pure(lambda length: bucket_size(length), lengths[0], called=f"bucket_size({lengths[0]})")
    called = "bucketed_mean(fn, values)"
    assert_pure(lambda values: bucketed_mean(bump, np.asarray(values)), arrays[0], called=called)
    assert_fast_in_bucket(rng, 256, [SmallSteps(rng)])


def bucket_oracle(length):
    return next(2**i for i in range(3, 20) if 2**i >= length)


def lengths_in_buckets(rng, buckets):
    """Draws four lengths in each bucket, its own length among them, in random order."""
    below = [rng.permutation(np.arange(bucket // 2 + 1, bucket))[:3] for bucket in buckets]
    return [int(length) for length in rng.permutation(np.concatenate([buckets, *below]))]


def assert_fast_in_bucket(rng, bucket, functions, times=5):
    """Fails unless functions in turn, each time with another length, run as fast as compiled code."""
    lengths = itertools.cycle(rng.permutation(np.arange(bucket // 2 + 1, bucket + 1)))

    def draw_args():
        return ([(fn, some(rng, int(next(lengths)))) for fn in functions],)

    def means(calls):
        return [bucketed_mean(fn, values) for fn, values in calls]

    def compiled_means(calls):
        padded = [(fn, np.pad(values, (0, bucket - len(values))), len(values)) for fn, values in calls]
        return [np.mean(run_compiled(fn, values)[:length]) for fn, values, length in padded]

    called = f"bucketed_mean(fn, values) with {bucket // 2 + 1} to {bucket} values, for `fn` of many small steps"
    hint = "does `fn` run only under `jit`, and is the padded array no longer than its bucket?"
    assert_compiled(means, draw_args, reference=compiled_means, times=times, called=called, why=hint)
