import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch5.no_sequential_equivalence import column_means, rows_of

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    assert_close,
    assert_constant_program_size,
    assert_independent,
    assert_pure,
    assert_small_arrays,
    assert_standard_normal,
    describe,
    draw_key,
)

HANDED_OUT = "0091c7db1314b7c1"

END = 2**31  # the table's number of rows


def draw_indices(rng, size):
    return rng.choice(END, size=size, replace=False).astype("int32")


def rows(features):
    return lambda key, indices: rows_of(key, indices, features)


def only(leaves, shape, called, why=""):
    """Returns the only array of a program's results. Fails unless it is float32, of this shape, and not constant."""
    found = leaves[0] if len(leaves) == 1 else None
    if np.shape(found) != shape or getattr(found, "dtype", None) != "float32":
        raise CheckFailed(("called", called), ("expected", f"float32 of shape {shape}"), ("got", describe(leaves)))
    if (different := len(np.unique(found))) < 0.3 * found.size:
        expected = f"about {found.size} different numbers"
        raise CheckFailed(("called", called), ("expected", expected), ("got", f"{different}"), ("", why))
    return found


def run_rows(key, indices, features):
    """Runs `rows_of` as a program."""
    called = f"rows_of(key, indices, {features}) of {len(indices)} different indices, inside jax.jit"
    return only(program(rows(features), key, indices).call(key, indices), (len(indices), features), called)


def run_alone(key, indices, features):
    """Runs `rows_of` as a program, with each index in a batch of its own."""

    def alone(key, indices):
        return jax.vmap(lambda index: rows_of(key, index[None], features)[0])(indices)

    called = f"jax.vmap(lambda index: rows_of(key, index[None], {features})[0])(indices), inside jax.jit"
    why = f"these are {len(indices)} batches of one row each, and all indices are different"
    return only(program(alone, key, indices).call(key, indices), (len(indices), features), called, why)


@points(3)
def test_same_row(rng):
    """the row of an index is the same in every batch, at every place"""
    key, indices = draw_key(rng), draw_indices(rng, 7)
    alone = run_alone(key, indices, 5)
    one, called = program(rows(5), key, indices), "rows_of(key, indices, 5) of 7 indices, inside jax.jit"
    why = "each row must be the one that its index gets in a batch of one, up to rounding errors"
    for places in (np.arange(7), rng.permutation(7), rng.integers(7, size=7), np.full(7, 3)):
        got = one.call(key, indices[places])
        assert_close(got, [alone[places]], called=called, array_type=None, why=why, indices=indices[places])
    few = jnp.asarray(indices[[4, 2, 4]])
    called = "rows_of(key, indices, 5) of 3 indices"
    got = observe(lambda: rows_of(key, few, 5))
    assert_close(got, alone[[4, 2, 4]], called=called, why=why, indices=few)
    assert_pure(rows(5), key, few, called=called, traced=True)


@points(3)
def test_random(rng):
    """all numbers are standard normal, and different rows and different keys are independent"""
    called = "rows_of(key, jnp.arange(1200), 3), inside jax.jit"
    seed, first = int(rng.integers(2**31)), np.arange(1200, dtype="int32")
    key = jax.random.key(seed)
    table = run_alone(key, first, 3)
    assert_standard_normal(table, called=called)
    # The rows before show a number that comes again in another column of the next row.
    drawn = {f"column {column} of rows 1, 2, ...": table[1:, column] for column in range(3)}
    drawn |= {f"column {column} of the rows before": table[:-1, column] for column in range(3)}
    assert_independent(drawn, called=called)
    few = first[:4]
    wide, other = run_rows(key, few, 2000), run_rows(jax.random.key(seed + 1), few, 2000)
    drawn = {f"row {index}": row for index, row in enumerate(wide)}
    drawn |= {f"row {index} for the key of the next seed": row for index, row in enumerate(other)}
    drawn["normal(key)"] = np.asarray(jax.random.normal(key, (2000,)))
    assert_independent(drawn, called="rows_of(key, jnp.arange(4), 2000), inside jax.jit")


@points(3)
def test_large_indices(rng):
    """indices up to 2**31 - 1 work, and no array holds rows that nobody asked for"""
    key, start, features = draw_key(rng), int(rng.integers(1000)), 1500
    indices = np.array(
        [*(start + 2**power for power in (8, 16, 17, 24, 30)), 2**24 + start + 1, END - 2, END - 1, start]
    )
    indices = np.append(indices, draw_indices(rng, 3)).astype("int32")
    alone = run_alone(key, indices, features)
    called = f"rows_of(key, indices, {features}) of 12 large indices, inside jax.jit"
    drawn = {f"row {index}": row for index, row in zip(indices, alone, strict=True)}
    assert_independent(drawn, called=called)
    assert_small_arrays(
        rows(features),
        lambda: ((key, indices), alone),
        max_elements=2 * 12 * features,
        called=called,
        symptom="rows or keys are made that nobody asked for",
    )


def means(count, features, chunk):
    return lambda key: column_means(key, count, features, chunk)


def draw_means(rng, count, features):
    """Draws a key. Returns it as the arguments of a call, and the means of the rows that `rows_of` gives."""
    key = draw_key(rng)
    table = run_alone(key, np.arange(count, dtype="int32"), features)
    return (key,), table.mean(axis=0, dtype=np.float64)


@points(2)
def test_means(rng):
    """column_means averages the rows of rows_of, whatever the chunk size is"""
    count = 10 * int(rng.integers(2, 4))
    (key,), expected = draw_means(rng, count, 3)
    why = f"this is the mean of rows_of(key, jnp.arange({count}), 3)"
    for chunk in (10, count):
        called = f"column_means(key, {count}, 3, {chunk}), inside jax.jit"
        got = program(means(count, 3, chunk), key).call(key)
        assert_close(got, [expected], called=called, array_type=None, why=why)
    called = f"column_means(key, {count}, 3, 10)"
    assert_close(observe(lambda: column_means(key, count, 3, 10)), expected, called=called, why=why)
    assert_pure(means(20, 2, 10), draw_key(rng), called="column_means(key, 20, 2, 10)", traced=True)


@points(2)
def test_one_chunk(rng):
    """column_means works on one chunk at a time"""
    features, chunk = int(rng.integers(50, 60)), 10
    assert_small_arrays(
        means(30 * chunk, features, chunk),
        lambda: draw_means(rng, 30 * chunk, features),
        max_elements=2 * chunk * features,
        min_elements=chunk * features,
        called=f"column_means(key, {30 * chunk}, {features}, {chunk}), inside jax.jit",
    )


@points(2)
def test_constant_size(rng):
    """no Python loop runs over rows or chunks: more of them make no program longer"""

    def draw_tables(size):
        key, many, few = draw_key(rng), draw_indices(rng, size), draw_indices(rng, 2)
        return (key, many, few), (run_alone(key, many, 2), run_alone(key, few, size))

    def tables(key, many, few):
        return rows_of(key, many, 2), rows_of(key, few, size)

    size, chunks = int(rng.integers(2400, 2500)), int(rng.integers(1200, 1300))
    called = f"rows_of for {size} rows and 2 columns, and for 2 rows and {size} columns"
    assert_constant_program_size(tables, draw_tables, [size], max_operations=1200, called=called, what="of them")
    assert_constant_program_size(
        means(10 * chunks, 2, 10),
        lambda chunks: draw_means(rng, 10 * chunks, 2),
        [chunks],
        max_operations=600,
        called=f"column_means(key, {10 * chunks}, 2, 10)",
        what="chunks",
    )
