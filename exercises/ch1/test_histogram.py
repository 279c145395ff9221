import jax.numpy as jnp
import numpy as np
from exercises.ch1.histogram import count_by_bin, sum_by_bin

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure

HANDED_OUT = "86754225b2f7261a"


def sum_oracle(bin_ids, values, num_bins):
    totals = np.zeros(num_bins, np.asarray(values).dtype)
    np.add.at(totals, bin_ids, values)
    return totals


def count_oracle(bin_ids, num_bins):
    return sum_oracle(bin_ids, np.ones(len(bin_ids), np.int32), num_bins)


def numbers(rng, samples, num_bins):
    """Draws samples for some bins, and a value for each of them."""
    return rng.integers(num_bins, size=samples).astype("int32"), rng.normal(size=samples).astype("float32")


@points(3)
def test_counts(rng):
    """each count is the number of samples in that bin, repeats included"""
    bin_ids, _ = numbers(rng, 50, 7)
    got = observe(lambda: count_by_bin(jnp.asarray(bin_ids), 7))
    called = "count_by_bin(bin_ids, 7)"
    assert_close(got, count_oracle(bin_ids, 7), called=called, bin_ids=bin_ids)

    def draw_call():
        bin_ids, _ = numbers(rng, 50, 7)
        return (bin_ids,), count_oracle(bin_ids, 7)

    assert_program(lambda bin_ids: count_by_bin(bin_ids, 7), draw_call, called=called)


@points(1)
def test_empty_bins(rng):
    """there is one count for each of the num_bins bins, and 0 for an empty one"""
    num_bins = int(rng.integers(10, 20))
    called = f"count_by_bin(bin_ids, {num_bins})"

    def draw_call():
        bin_ids = 3 * rng.integers(3, size=12).astype("int32")
        return (bin_ids,), count_oracle(bin_ids, num_bins)

    (bin_ids,), expected = draw_call()
    got = observe(lambda: count_by_bin(jnp.asarray(bin_ids), num_bins))
    assert_close(got, expected, called=called, bin_ids=bin_ids)
    assert_program(lambda bin_ids: count_by_bin(bin_ids, num_bins), draw_call, called=called)


@points(3)
def test_sums(rng):
    """each sum adds up the values of the samples in that bin"""
    called = "sum_by_bin(bin_ids, values, 5)"

    def draw_call():
        bin_ids, values = numbers(rng, 40, 5)
        return (bin_ids, values), sum_oracle(bin_ids, values.astype("float64"), 5)

    (bin_ids, values), expected = draw_call()
    got = observe(lambda: sum_by_bin(jnp.asarray(bin_ids), jnp.asarray(values), 5))
    assert_close(got, expected, called=called, scale=10, bin_ids=bin_ids, values=values)
    assert_program(lambda bin_ids, values: sum_by_bin(bin_ids, values, 5), draw_call, called=called, scale=10)


@points(1)
def test_bins_apart(rng):
    """a huge or infinite value changes the sum of its own bin and no other"""
    called = "sum_by_bin(bin_ids, values, 5), with 1e9 in bin 0 and inf in bin 2"

    def draw_call():
        bin_ids = rng.permutation(np.repeat(np.arange(5), 4)).astype("int32")
        values = rng.uniform(1, 2, size=20).astype("float32")
        values[np.flatnonzero(bin_ids == 0)[0]] = 1e9
        values[np.flatnonzero(bin_ids == 2)[0]] = np.inf
        return (bin_ids, values), sum_oracle(bin_ids, values.astype("float64"), 5)

    (bin_ids, values), expected = draw_call()
    got = observe(lambda: sum_by_bin(jnp.asarray(bin_ids), jnp.asarray(values), 5))
    assert_close(got, expected, called=called, scale=10, bin_ids=bin_ids, values=values)
    assert_program(lambda bin_ids, values: sum_by_bin(bin_ids, values, 5), draw_call, called=called, scale=10)


@points(3)
def test_dtype(rng):
    """the counts are int32 for any dtype of bin_ids, and the sums have the dtype of values"""

    def draw_narrow():
        return rng.permutation([*rng.integers(4, size=20), *[1] * 300]).astype("uint8")

    def draw_half():  # small integers are exact in bfloat16, and odd ones above 256 are not
        bin_ids = rng.choice(np.arange(257, 300, 2), size=4).astype("int32")[rng.integers(4, size=20)]
        return bin_ids, rng.integers(-5, 6, size=20).astype(jnp.bfloat16)

    def draw_call():  # few samples, because a loop over more of them takes long to compile
        narrow, (bin_ids, half) = rng.integers(4, size=20).astype("uint8"), draw_half()
        return (narrow, bin_ids, half), (count_oracle(narrow, 4), sum_oracle(bin_ids, half, 300))

    narrow = draw_narrow()
    got = observe(lambda: count_by_bin(jnp.asarray(narrow), 4))
    assert_close(got, count_oracle(narrow, 4), called="count_by_bin(bin_ids, 4)", bin_ids=narrow)
    bin_ids, half = draw_half()
    got = observe(lambda: sum_by_bin(jnp.asarray(bin_ids), jnp.asarray(half), 300))
    expected = sum_oracle(bin_ids, half, 300)
    called = "sum_by_bin(bin_ids, values, 300)"
    assert_close(got, expected, dtype="bfloat16", called=called, bin_ids=bin_ids, values=half)
    assert_program(
        lambda narrow, bin_ids, half: (count_by_bin(narrow, 4), sum_by_bin(bin_ids, half, 300)),
        draw_call,
        called="count_by_bin(bin_ids, 4), sum_by_bin(bin_ids, values, 300)",
    )
    assert_pure(lambda ids: count_by_bin(ids, 300), jnp.asarray(bin_ids), called="count_by_bin(bin_ids, 300)")
    assert_pure(lambda *args: sum_by_bin(*args, 300), jnp.asarray(bin_ids), jnp.asarray(half), called=called)


MAX_OPERATIONS = 150
"""Room for every program that does not grow: the solution's has 13 operations, and `jnp.histogram`'s about 105."""


def some_sizes(rng):
    return rng.choice([300, 340, 380, 420], size=2, replace=False)  # few, so a cache can hold the programs of all


@points(3)
def test_program_does_not_grow_with_bins(rng):
    """each function traces to at most 150 operations, however many bins there are"""

    def draw_count(num_bins):  # the number of bins is a shape here, and so a plain number
        bin_ids, _ = numbers(rng, 30, num_bins)
        return (bin_ids, np.arange(num_bins)), count_oracle(bin_ids, num_bins)

    def draw_sum(num_bins):
        bin_ids, values = numbers(rng, 30, num_bins)
        return (bin_ids, values, np.arange(num_bins)), sum_oracle(bin_ids, values.astype("float64"), num_bins)

    assert_constant_program_size(
        lambda bin_ids, bins: count_by_bin(bin_ids, len(bins)),
        draw_count,
        some_sizes(rng),
        max_operations=MAX_OPERATIONS,
        called="count_by_bin(bin_ids, num_bins), inside jax.jit",
        what="bins",
    )
    assert_constant_program_size(
        lambda bin_ids, values, bins: sum_by_bin(bin_ids, values, len(bins)),
        draw_sum,
        some_sizes(rng),
        max_operations=MAX_OPERATIONS,
        called="sum_by_bin(bin_ids, values, num_bins), inside jax.jit",
        what="bins",
    )


@points(1)
def test_program_does_not_grow_with_samples(rng):
    """each function traces to at most 150 operations, however many samples there are"""

    def draw_count(samples):
        bin_ids, _ = numbers(rng, samples, 6)
        return (bin_ids,), count_oracle(bin_ids, 6)

    def draw_sum(samples):
        bin_ids, values = numbers(rng, samples, 6)
        return (bin_ids, values), sum_oracle(bin_ids, values.astype("float64"), 6)

    assert_constant_program_size(
        lambda bin_ids: count_by_bin(bin_ids, 6),
        draw_count,
        some_sizes(rng),
        max_operations=MAX_OPERATIONS,
        called="count_by_bin(bin_ids, 6), inside jax.jit",
        what="samples",
    )
    assert_constant_program_size(
        lambda bin_ids, values: sum_by_bin(bin_ids, values, 6),
        draw_sum,
        some_sizes(rng),
        max_operations=MAX_OPERATIONS,
        called="sum_by_bin(bin_ids, values, 6), inside jax.jit",
        what="samples",
        scale=30,
    )
