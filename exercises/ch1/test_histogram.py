import jax.numpy as jnp
import numpy as np
from exercises.ch1.histogram import count_by_bin, sum_by_bin

from grader import observe, points
from grader.checks import assert_close, assert_constant_program_size


def sum_oracle(bin_ids, values, num_bins):
    totals = np.zeros(num_bins, np.asarray(values).dtype)
    np.add.at(totals, bin_ids, values)
    return totals


def count_oracle(bin_ids, num_bins):
    return sum_oracle(bin_ids, np.ones(len(bin_ids), np.int32), num_bins)


def both_oracle(bin_ids, values, num_bins):
    return count_oracle(bin_ids, num_bins), sum_oracle(bin_ids, values.astype(np.float64), num_bins)


@points(4)
def test_counts(rng):
    """each count is the number of samples in that bin, repeats included"""
    bin_ids = rng.integers(7, size=50).astype("int32")
    got = observe(lambda: count_by_bin(jnp.asarray(bin_ids), 7))
    assert_close(got, count_oracle(bin_ids, 7), called="count_by_bin(bin_ids, 7)", bin_ids=bin_ids)


@points(2)
def test_empty_bins(rng):
    """there is one count for each of the num_bins bins, and 0 for an empty one"""
    num_bins = int(rng.integers(10, 20))
    bin_ids = 3 * rng.integers(3, size=12).astype("int32")
    got = observe(lambda: count_by_bin(jnp.asarray(bin_ids), num_bins))
    called = f"count_by_bin(bin_ids, {num_bins})"
    assert_close(got, count_oracle(bin_ids, num_bins), called=called, bin_ids=bin_ids)


@points(4)
def test_sums(rng):
    """each sum adds up the values of the samples in that bin"""
    bin_ids = rng.integers(5, size=40).astype("int32")
    values = rng.normal(size=40).astype("float32")
    got = observe(lambda: sum_by_bin(jnp.asarray(bin_ids), jnp.asarray(values), 5))
    expected = sum_oracle(bin_ids, values.astype("float64"), 5)
    called = "sum_by_bin(bin_ids, values, 5)"
    assert_close(got, expected, called=called, scale=10, bin_ids=bin_ids, values=values)


@points(2)
def test_bins_apart(rng):
    """a huge or infinite value changes the sum of its own bin and no other"""
    bin_ids = rng.permutation(np.repeat(np.arange(5), 4)).astype("int32")
    values = rng.uniform(1, 2, size=20).astype("float32")
    values[np.flatnonzero(bin_ids == 0)[0]] = 1e9
    values[np.flatnonzero(bin_ids == 2)[0]] = np.inf
    got = observe(lambda: sum_by_bin(jnp.asarray(bin_ids), jnp.asarray(values), 5))
    expected = sum_oracle(bin_ids, values.astype("float64"), 5)
    called = "sum_by_bin(bin_ids, values, 5), with 1e9 in bin 0 and inf in bin 2"
    assert_close(got, expected, called=called, scale=10, bin_ids=bin_ids, values=values)


@points(4)
def test_dtype(rng):
    """the counts are int32 for any dtype of bin_ids, and the sums have the dtype of values"""
    narrow = rng.permutation([*rng.integers(4, size=20), *[1] * 300]).astype("uint8")
    got = observe(lambda: count_by_bin(jnp.asarray(narrow), 4))
    assert_close(got, count_oracle(narrow, 4), called="count_by_bin(bin_ids, 4)", bin_ids=narrow)
    bin_ids = rng.integers(4, size=20).astype("int32")
    values = rng.integers(-5, 6, size=20).astype("float64")  # small integers: exact in bfloat16
    half = values.astype(jnp.bfloat16)
    got = observe(lambda: sum_by_bin(jnp.asarray(bin_ids), jnp.asarray(half), 4))
    expected = sum_oracle(bin_ids, values, 4)
    called = "sum_by_bin(bin_ids, values, 4)"
    assert_close(got, expected, dtype="bfloat16", called=called, bin_ids=bin_ids, values=half)


@points(4)
def test_program_does_not_grow_with_bins(rng):
    """the traced program has no more operations for 20 bins than for 5"""
    bin_ids = rng.integers(5, size=30).astype("int32")
    values = rng.normal(size=30).astype("float32")

    def both(bin_ids, values, bins):  # the number of bins is a shape here, and so a plain number
        return count_by_bin(bin_ids, len(bins)), sum_by_bin(bin_ids, values, len(bins))

    few, many = np.arange(5), np.arange(20)
    assert_constant_program_size(
        both,
        (bin_ids, values, few),
        (bin_ids, values, many),
        expected=(both_oracle(bin_ids, values, 5), both_oracle(bin_ids, values, 20)),
        called="count_by_bin and sum_by_bin, as a program",
        what="bins",
    )


@points(2)
def test_program_does_not_grow_with_samples(rng):
    """the traced program has no more operations for 40 samples than for 10"""
    bin_ids = rng.integers(6, size=40).astype("int32")
    values = rng.normal(size=40).astype("float32")

    def both(bin_ids, values):
        return count_by_bin(bin_ids, 6), sum_by_bin(bin_ids, values, 6)

    assert_constant_program_size(
        both,
        (bin_ids[:10], values[:10]),
        (bin_ids, values),
        expected=(both_oracle(bin_ids[:10], values[:10], 6), both_oracle(bin_ids, values, 6)),
        called="count_by_bin and sum_by_bin, as a program",
        what="samples",
    )
