import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch3.all_pairs import all_pairs, squared_distances

from grader import observe, points
from grader.checks import (
    assert_close,
    assert_constant_program_size,
    assert_program,
    assert_pure,
    assert_small_arrays,
)

HANDED_OUT = "bbfe7dd53386a6cf"


def normal(rng, *shape):
    return rng.normal(size=shape).astype("float32")


def on_device(*arrays):
    return [jnp.asarray(array) for array in arrays]


def distances_oracle(a, b):
    differences = a.astype(np.float64)[:, None] - b.astype(np.float64)
    return np.sum(differences**2, axis=2)


@points(3)
def test_any_function(rng):
    """all_pairs has fn(first[i], second[j]) at [i, j], for any fn of two examples"""

    def draw_form():  # a sum over all pairs of features, so that no broadcasting can replace the maps
        matrix = normal(rng, 3, 4)
        return (lambda x, y: x @ matrix @ y), lambda first, second: first.astype(np.float64) @ matrix @ second.T

    def draw_call(oracle, rows, columns):
        first, second = normal(rng, rows, 3), normal(rng, columns, 4)
        return (first, second), oracle(first, second)

    def range_over(x, y):
        return (jnp.max(x) - jnp.min(x)) * y

    def range_oracle(first, second):
        return np.ptp(first.astype(np.float64), axis=(1, 2))[:, None] * second

    def draw_range(rows, columns):
        first, second = normal(rng, rows, 2, 3), normal(rng, columns)
        return (first, second), range_oracle(first, second)

    called = "all_pairs(lambda x, y: x @ matrix @ y, first, second)"
    for rows, columns in ((5, 7), (5, 7), (6, 6), (1, 3)):  # another function for the same shapes too
        form, oracle = draw_form()
        (first, second), expected = draw_call(oracle, rows, columns)
        got = observe(lambda form=form, pair=(first, second): all_pairs(form, *on_device(*pair)))
        assert_close(got, expected, called=called, scale=16, first=first, second=second)
    assert_program(lambda *args: all_pairs(form, *args), lambda: draw_call(oracle, 7, 5), called=called, scale=16)
    called = "all_pairs(lambda x, y: (x.max() - x.min()) * y, first, second)"
    (first, second), expected = draw_range(4, 5)
    got = observe(lambda: all_pairs(range_over, *on_device(first, second)))
    assert_close(got, expected, called=called, scale=4, first=first, second=second)
    assert_program(lambda *args: all_pairs(range_over, *args), lambda: draw_range(5, 1), called=called, scale=4)
    # Both are as large as the result, so a donated one would be gone.
    first, second = on_device(normal(rng, 4, 4), normal(rng, 4, 4))
    called = "all_pairs(jnp.dot, first, second)"
    assert_pure(lambda *args: all_pairs(jnp.dot, *args), first, second, called=called, traced=True)


@points(2)
def test_shape_and_dtype(rng):
    """the axes of one result of fn come after rows and columns, and its dtype stays"""

    def products(x, y):
        return jnp.outer(x, y)

    def draw_products():
        first, second = (
            rng.integers(-9, 9, size=(4, 3)).astype("int32"),
            rng.integers(-9, 9, size=(5, 2)).astype("int32"),
        )
        return (first, second), np.einsum("if,jg->ijfg", first, second)

    def signed(x, y):  # its dtype is that of `x`, and a `y` that is rounded to an integer becomes 0
        return jnp.where(y > 0, x, -x)

    def draw_signed():
        first = rng.integers(1, 9, size=(5, 3)).astype("int32")
        second = (rng.choice([-1, 1], size=4) * rng.uniform(0.1, 0.9, size=4)).astype("float32")
        second[:2] = 0.5, -0.5
        return (first, second), np.where(second[:, None] > 0, first[:, None], -first[:, None])

    for fn, draw, name in (
        (products, draw_products, "jnp.outer"),
        (signed, draw_signed, "lambda x, y: jnp.where(y > 0, x, -x)"),
    ):
        called = f"all_pairs({name}, first, second)"
        (first, second), expected = draw()
        got = observe(lambda fn=fn, pair=(first, second): all_pairs(fn, *on_device(*pair)))
        assert_close(got, expected, dtype=expected.dtype.name, called=called, first=first, second=second)
        assert_program(lambda *args, fn=fn: all_pairs(fn, *args), draw, called=called)


@points(3)
def test_distances(rng):
    """squared_distances agrees with its formula, with a row for each point of a"""
    called = "squared_distances(a, b)"

    def draw_call(rows, columns, features):
        a, b = normal(rng, rows, features), normal(rng, columns, features)
        return (a, b), distances_oracle(a, b)

    for sizes in ((5, 4, 3), (6, 6, 2), (1, 3, 1)):
        (a, b), expected = draw_call(*sizes)
        got = observe(lambda pair=(a, b): squared_distances(*on_device(*pair)))
        assert_close(got, expected, called=called, scale=8, a=a, b=b)
    assert_program(lambda a, b: squared_distances(a, b), lambda: draw_call(4, 7, 3), called=called, scale=8)
    a, b = on_device(normal(rng, 4, 4), normal(rng, 4, 4))
    assert_pure(lambda a, b: squared_distances(a, b), a, b, called=called, traced=True)


def draw_neighbours(rng):
    """Draws three groups of neighbours, two far from 0 and one near it, and some points that both sets hold.

    The groups are far apart, so no shift of all points brings them near 0.
    """
    centres = rng.choice([-1, 1], size=(3, 2)) * rng.uniform(20_000, 90_000, size=(3, 2))
    centres[2] = 0
    steps = np.array([0.05, 0.05, 1e-4])

    def draw_group(groups):
        shifts = rng.integers(-9, 10, size=(len(groups), 2)) / 3
        return (centres[groups] + steps[groups, None] * shifts).astype("float32")

    a, b = draw_group(np.resize([0, 1, 2], 8)), draw_group(np.resize([0, 1, 2], 7))
    b[:2] = a[:2]
    a, b = rng.permutation(a), rng.permutation(b)
    return (a, b), distances_oracle(a, b)


@points(3)
def test_neighbours_far_from_zero(rng):
    """distances of neighbours far from 0 are right to 0.01 %, and those of equal points are 0"""
    called = "squared_distances(a, b), with neighbours far from 0, and some equal points"
    why = "subtract while the numbers are still short: squares of large coordinates have lost the digits you need"
    # 840 units of rounding are 0.01 %. A scale of 0 asks for exactly 0 between equal points.
    settings = {"ulps": 840, "scale": 0, "called": called, "why": why}
    (a, b), expected = draw_neighbours(rng)
    got = observe(lambda: squared_distances(*on_device(a, b)))
    assert_close(got, expected, a=a, b=b, **settings)
    assert_program(lambda a, b: squared_distances(a, b), lambda: draw_neighbours(rng), **settings)


MAX_OPERATIONS = 100
"""Room for every program that does not grow. The solution's have at most 9 operations, two loops of JAX about 40."""


@points(3)
def test_program_does_not_grow(rng):
    """each function traces to at most 100 operations, however many examples there are"""
    few, features = 3, 40

    def draw(rows, columns, oracle):
        first, second = normal(rng, rows, features), normal(rng, columns, features)
        return (first, second), oracle(first, second)

    def dots(first, second):
        return first.astype(np.float64) @ second.T

    for fn, oracle, called in (
        (lambda *args: all_pairs(jnp.dot, *args), dots, "all_pairs(jnp.dot, first, second)"),
        (lambda *args: squared_distances(*args), distances_oracle, "squared_distances(a, b)"),
    ):
        for many_rows in (True, False):
            assert_constant_program_size(
                fn,
                lambda size, oracle=oracle, rows=many_rows: draw(*((size, few) if rows else (few, size)), oracle),
                rng.choice([220, 250, 280, 310], size=2, replace=False),
                max_operations=MAX_OPERATIONS,
                called=f"{called}, inside jax.jit",
                what="rows" if many_rows else "columns",
                scale=64,
            )


@points(1)
def test_no_copies(rng):
    """all_pairs copies no example for each pair"""
    rows, columns = rng.choice([24, 27, 30, 33], size=2, replace=False).tolist()

    def draw_call():
        first, second = normal(rng, rows, 16), normal(rng, columns, 16)
        return (first, second), first.astype(np.float64) @ second.T

    assert_small_arrays(
        lambda *args: all_pairs(jnp.dot, *args),
        draw_call,
        max_elements=2 * rows * columns,
        called="all_pairs(jnp.dot, first, second), inside jax.jit",
        why="each map shares the argument that it does not go over, so there is no need to line up the pairs",
        scale=32,
    )
