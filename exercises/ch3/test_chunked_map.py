import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch3.chunked_map import nearest, sum_over_rows

from grader import observe, points
from grader.checks import (
    assert_close,
    assert_constant_program_size,
    assert_program,
    assert_pure,
    assert_small_arrays,
)

HANDED_OUT = "5810d1cb78811484"


def squared_distances(queries, places):
    return np.sum((queries[:, None].astype(np.float64) - places[None].astype(np.float64)) ** 2, axis=2)


def draw_places(rng, queries, places, far=0):
    """Draws whole numbers, so that distances are exact and some points are equally near."""
    centre = rng.integers(far - 500, far + 1) if far else 0
    many = centre + rng.integers(-6, 7, size=(queries + places, 3))
    queries, places = many[:queries].astype("float32"), many[queries:].astype("float32")
    return (queries, places), np.argmin(squared_distances(queries, places), axis=1).astype("int32")


def draw_close(rng):
    """Draws a point, and one that is nearer by 1 in 16 million. In float32 the squares differ, and the roots do not."""
    offset = rng.integers(-9, 10, size=3)
    places = offset + np.array([[3978, 21, 274], [3980, 8, 244]])
    return (np.tile(offset, (3, 1)).astype("float32"), places.astype("float32")), np.ones(3, "int32")


def assert_nearest(draw_call, chunk, called, why=""):
    """Fails unless the indices are right, and so are those of the program for numbers that it has not seen."""
    (queries, places), expected = draw_call()
    queries, places = jnp.asarray(queries), jnp.asarray(places)
    got = observe(lambda: nearest(queries, places, chunk))
    assert_close(got, expected, called=called, why=why)
    assert_program(lambda *args: nearest(*args, chunk), draw_call, called=called, why=why)


@points(6)
def test_nearest(rng):
    """nearest gives the index of the nearest point, also far from 0, and the first one of a tie"""
    assert_nearest(lambda: draw_places(rng, 12, 9), 4, "nearest(queries, points, 4) of 12 queries")
    why = "10 is no multiple of 4, so two queries are left over"
    assert_nearest(lambda: draw_places(rng, 10, 9), 4, "nearest(queries, points, 4) of 10 queries", why)
    assert_nearest(lambda: draw_places(rng, 5, 7), 1, "nearest(queries, points, 1) of 5 queries")
    assert_nearest(lambda: draw_places(rng, 5, 1), 5, "nearest(queries, points, 5) of 5 queries, one point")
    why = "the coordinates are about 5000: their squares are rounded, and their differences are not"
    assert_nearest(lambda: draw_places(rng, 40, 30, far=5000), 8, "nearest(queries, points, 8) far from 0", why)
    assert_nearest(lambda: draw_close(rng), 2, "nearest(queries, points, 2), two distances of 15900000 and 15900001")
    (queries, places), _ = draw_places(rng, 6, 5)
    queries, places = jnp.asarray(queries), jnp.asarray(places)
    assert_pure(lambda *args: nearest(*args, 2), queries, places, called="nearest(queries, points, 2)", traced=True)


@points(4)
def test_nearest_in_chunks(rng):
    """nearest works on one chunk at a time, not on all queries at once, and not on single ones"""
    chunk, places = int(rng.integers(5, 9)), int(rng.integers(100, 120))
    assert_small_arrays(
        lambda *args: nearest(*args, chunk),
        lambda: draw_places(rng, 30 * chunk + 2, places),
        max_elements=2 * chunk * places * 3,
        min_elements=chunk * places,
        called=f"nearest(queries, points, {chunk}) of {30 * chunk + 2} queries and {places} points",
    )
    sizes = rng.integers(280, 340, size=2)
    assert_constant_program_size(
        lambda *args: nearest(*args, 2),
        lambda size: draw_places(rng, size, 3),
        sizes,
        max_operations=140,
        called="nearest(queries, points, 2)",
        what="queries",
    )


SHAPES = {"cube": (4, 4, 4), "outer": (4, 4), "wave": (4,), "norm": ()}


def draw_fn(rng, name):
    """Draws a function of one row, of the shape that `SHAPES` names, and its oracle."""
    factor = float(rng.uniform(1, 2))
    fns = {
        "cube": lambda row, xp: factor * row[:, None, None] * row[:, None] * row,
        "outer": lambda row, xp: factor * xp.outer(row, row),
        "wave": lambda row, xp: xp.sin(factor * row) + 1,
        "norm": lambda row, xp: factor * xp.sum(row**2),
    }
    fn = fns[name]
    return lambda row: fn(row, jnp), lambda rows: np.sum([fn(row, np) for row in rows.astype(np.float64)], axis=0)


def draw_rows(rng, rows):
    return rng.normal(size=(rows, 4)).astype("float32")


@points(4)
def test_sums(rng):
    """sum_over_rows gives the sum of fn(row) over all rows, for any fn"""
    for name, rows, chunk in (("outer", 12, 3), ("wave", 8, 8), ("norm", 5, 1), ("outer", 4, 2)):
        fn, oracle = draw_fn(rng, name)

        def draw_call(rows=rows, oracle=oracle):
            numbers = draw_rows(rng, rows)
            return (numbers,), oracle(numbers)

        (numbers,), expected = draw_call()
        numbers = jnp.asarray(numbers)
        called = f"sum_over_rows(fn, rows, {chunk}) of {rows} rows, each result of shape {SHAPES[name]}"
        got = observe(lambda fn=fn, numbers=numbers, chunk=chunk: sum_over_rows(fn, numbers, chunk))
        assert_close(got, expected, called=called, scale=16, rows=numbers)
        assert_program(
            lambda rows, fn=fn, chunk=chunk: sum_over_rows(fn, rows, chunk), draw_call, called=called, scale=16
        )
    assert_pure(lambda rows: sum_over_rows(fn, rows, 2), numbers, called="sum_over_rows(fn, rows, 2)", traced=True)


@points(4)
def test_sums_in_chunks(rng):
    """sum_over_rows works on one chunk at a time, and never holds the results of all rows"""
    chunk, (fn, oracle) = int(rng.integers(5, 8)), draw_fn(rng, "cube")

    def draw_call():
        numbers = draw_rows(rng, 15 * chunk)
        return (numbers,), oracle(numbers)

    assert_small_arrays(
        lambda rows: sum_over_rows(fn, rows, chunk),
        draw_call,
        max_elements=2 * chunk * 64,
        min_elements=chunk * 64,
        called=f"sum_over_rows(fn, rows, {chunk}) of {15 * chunk} rows, each result of shape (4, 4, 4)",
        scale=64,
    )


@points(2)
def test_constant_size(rng):
    """no Python loop runs over the chunks: more rows do not make a program longer"""
    fn, oracle = draw_fn(rng, "wave")

    def draw_call(size):
        numbers = draw_rows(rng, 2 * size)
        return (numbers,), oracle(numbers)

    assert_constant_program_size(
        lambda rows: sum_over_rows(fn, rows, 2),
        draw_call,
        rng.integers(280, 340, size=2),
        max_operations=140,
        called="sum_over_rows(fn, rows, 2)",
        what="chunks",
        scale=64,
    )
