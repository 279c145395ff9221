import numpy as np
from exercises.ch1.standardize import standardize

from grader import observe, points
from grader.checks import assert_close, assert_pure

# Room for every sound way to compute a variance in float32, the mean of squares less the squared mean among them.
ULPS = 1024


def table(rng, rows, columns):
    return rng.normal(size=columns) + rng.uniform(0.5, 2.0, size=columns) * rng.normal(size=(rows, columns))


def standardize_oracle(x):
    x = np.asarray(x, np.float64)
    deviations = x - x.mean(axis=0)
    return deviations / np.sqrt((deviations**2).mean(axis=0))


@points(2)
def test_values(rng):
    """each column has mean 0 and variance 1"""
    x = table(rng, 6, 6).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(got, expected, called="standardize(x)", dtype="float32", kind=None, ulps=ULPS, x=x)


@points(1)
def test_columns_by_themselves(rng):
    """columns of very different units are standardized one by one"""
    x = (table(rng, 9, 4) * [1.0, 1e2, 1e3, 1e5]).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(got, expected, called="standardize(x)", dtype="float32", kind=None, ulps=ULPS, x=x)


@points(2)
def test_jax_array(rng):
    """a NumPy array goes in, a jax.Array comes out"""
    x = table(rng, 8, 3).astype("float32")
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(got, expected, called="standardize(x)", dtype="float32", ulps=ULPS, x=x)


@points(1)
def test_float64_table(rng):
    """a NumPy table of float64 comes out in JAX's default, float32"""
    x = table(rng, 7, 2)
    expected = standardize_oracle(x)
    got = observe(lambda: standardize(x))
    assert_close(got, expected, called="standardize(x)", dtype="float32", kind=None, ulps=ULPS, x=x)


@points(1)
def test_table_is_left_alone(rng):
    """the table that was given stays as it was"""
    x = table(rng, 5, 3).astype("float32")
    assert_pure(lambda x: standardize(x), x, called="standardize(x), x a NumPy array")
