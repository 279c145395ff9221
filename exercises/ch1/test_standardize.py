import jax
import numpy as np
from exercises.ch1.standardize import standardize

from grader import observe, points
from grader.checks import assert_close, assert_program, assert_pure

HANDED_OUT = "2e7b4a318201c92d"

# Rounding allowed: every sound way to sum a column and to square its deviations in float32 stays below.
ULPS = 256


def standardize_oracle(x):
    x = np.asarray(x, np.float64)
    deviations = x - x.mean(axis=0)
    return deviations / np.sqrt((deviations**2).mean(axis=0))


def table(rng, rows, columns):
    """Draws columns with means around 0 and deviations of exactly 1 to 2."""
    deviations = rng.uniform(1.0, 2.0, size=columns) * standardize_oracle(rng.normal(size=(rows, columns)))
    return rng.normal(size=columns) + deviations


@points(2)
def test_values(rng):
    """each column has mean 0 and variance 1"""
    x = table(rng, 6, 6).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(got, expected, called="standardize(x)", dtype="float32", array_type=None, ulps=ULPS, x=x)


@points(1)
def test_columns_by_themselves(rng):
    """columns in very different units are standardized one by one"""
    x = (table(rng, 9, 4) * [1.0, 1e5, 1e-6, 1e-13]).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(
        got,
        expected,
        called="standardize(x), columns in units of 1, 1e5, 1e-6, 1e-13",
        dtype="float32",
        array_type=None,
        ulps=ULPS,
        x=x,
    )


@points(1)
def test_columns_far_from_zero(rng):
    """columns with a large mean and small deviations are standardized too"""
    offset = 3000
    x = (offset + rng.normal(size=(12, 4))).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    # Rounding moves the mean by about offset * eps. It would move a mean of squares by offset**2 * eps: a whole unit.
    called = f"standardize(x), columns with mean {offset} and deviation 1"
    assert_close(got, expected, called=called, dtype="float32", array_type=None, ulps=32 * offset, x=x)


@points(1)
def test_float64_table(rng):
    """a NumPy table of float64 gives a result of float32"""
    x = table(rng, 7, 2)
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(got, expected, called="standardize(x)", dtype="float32", array_type=None, ulps=ULPS, x=x)


@points(4)
def test_inside_jit(rng):
    """standardize works inside jax.jit, where x is a tracer"""

    def draw_call():
        x = table(rng, 4, 5).astype("float32")
        return (x,), standardize_oracle(x)

    (x,), expected = draw_call()
    got = observe(lambda: jax.jit(lambda x: standardize(x))(x))
    called = "jax.jit(standardize)(x)"
    assert_close(got, expected, called=called, dtype="float32", ulps=ULPS, x=x)
    assert_program(lambda x: standardize(x), draw_call, called=called, dtype="float32", ulps=ULPS)


@points(1)
def test_jax_array(rng):
    """the result is a jax.Array, even for a NumPy table, and nothing is changed or printed"""
    x = table(rng, 5, 3).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(got, expected, called="standardize(x)", dtype="float32", ulps=ULPS, x=x)
    wide = table(rng, 5, 3)  # float64, which JAX makes float32
    assert_pure(lambda x: standardize(x), wide, called="standardize(x)")
