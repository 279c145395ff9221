import jax
import numpy as np
from exercises.ch1.standardize import standardize

from grader import observe, points
from grader.checks import assert_close, assert_pure

# Room for every sound way to add up a column in float32 and to square deviations from its mean.
ULPS = 256


def table(rng, rows, columns):
    return rng.normal(size=columns) + rng.uniform(0.5, 2.0, size=columns) * rng.normal(size=(rows, columns))


def standardize_oracle(x):
    x = np.asarray(x, np.float64)
    deviations = x - x.mean(axis=0)
    return deviations / np.sqrt((deviations**2).mean(axis=0))


@points(4)
def test_values(rng):
    """each column has mean 0 and variance 1"""
    x = table(rng, 6, 6).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(got, expected, called="standardize(x)", dtype="float32", kind=None, ulps=ULPS, x=x)


@points(2)
def test_columns_by_themselves(rng):
    """columns of very different units are standardized one by one"""
    x = (table(rng, 9, 4) * [1.0, 1e5, 1e-6, 1e-12]).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(
        got,
        expected,
        called="standardize(x), columns in units of 1, 1e5, 1e-6, 1e-12",
        dtype="float32",
        kind=None,
        ulps=ULPS,
        x=x,
    )


@points(2)
def test_columns_far_from_zero(rng):
    """columns with a large mean and small deviations are standardized as well"""
    offset = 3000
    x = (offset + rng.normal(size=(12, 4))).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    # The mean itself is rounded, to about offset * eps. A mean of squares would be, to offset**2 * eps: a whole unit.
    called = f"standardize(x), columns with mean {offset} and deviation 1"
    assert_close(got, expected, called=called, dtype="float32", kind=None, ulps=32 * offset, x=x)


@points(4)
def test_jax_array(rng):
    """a NumPy array goes in, a jax.Array comes out"""
    x = table(rng, 8, 3).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(got, expected, called="standardize(x)", dtype="float32", ulps=ULPS, x=x)


@points(2)
def test_float64_table(rng):
    """a NumPy table of float64 comes out in JAX's default, float32"""
    x = table(rng, 7, 2)
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(got, expected, called="standardize(x)", dtype="float32", kind=None, ulps=ULPS, x=x)


@points(2)
def test_inside_jit(rng):
    """it works inside of jax.jit"""
    x = table(rng, 4, 5).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: jax.jit(lambda x: standardize(x))(x))
    assert_close(got, expected, called="jax.jit(standardize)(x)", dtype="float32", ulps=ULPS, x=x)


@points(1)
def test_table_is_left_alone(rng):
    """the table that was given stays as it was"""
    x = table(rng, 5, 3).astype("float32")
    assert_pure(lambda x: standardize(x), x, called="standardize(x), x a NumPy array")
