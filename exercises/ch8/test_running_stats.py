from collections import namedtuple

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch8.running_stats import Stats, add, add_rows, merge

from grader import observe, points, program
from grader.checks import assert_close, assert_constant_program_size, assert_program, assert_pure, assert_structure

HANDED_OUT = "b0384f82d08a6553"

Expected = namedtuple("Stats", "count mean m2")

NEAR = 10_000
# What the stub promises, as units of rounding in float32: for all small numbers, and for a mean and m2 near 10000.
ULPS, ULPS_OF_MEAN, ULPS_OF_M2 = (share * 2**23 for share in (0.001, 0.05 / NEAR, 0.02))


def draw_rows(rng, rows, columns):
    return np.clip(rng.normal(2, 3, size=(rows, columns)), -10, 10).astype("float32")


def describe_rows(rows):
    """Describes rows in float64."""
    rows = rows.astype(np.float64)
    mean = rows.mean(axis=0) if len(rows) else np.zeros(rows.shape[1])
    return Expected(np.int32(len(rows)), mean, np.sum((rows - mean) ** 2, axis=0))


def rounded(stats):
    """The arguments of a call: count, mean and m2 in float32."""
    return stats.count, stats.mean.astype("float32"), stats.m2.astype("float32")


def merge_oracle(left, right):
    """Joins statistics, in float64."""
    (m, left_mean, left_m2), (n, right_mean, right_m2) = (
        (int(c), *map(np.float64, rest)) for c, *rest in (left, right)
    )
    distance = right_mean - left_mean
    share = n / max(m + n, 1)
    return Expected(np.int32(m + n), left_mean + share * distance, left_m2 + right_m2 + m * share * distance**2)


def on_device(arrays):
    return jax.tree.map(jnp.asarray, arrays)


def add_to(stats, row):
    return add(Stats(*stats), row)


def add_rows_to(stats, rows):
    return add_rows(Stats(*stats), rows)


def merge_both(left, right):
    return merge(Stats(*left), Stats(*right))


@points(4)
def test_add(rng):
    """add counts a row, and moves the mean and m2, also from an empty state"""
    called = "add(stats, row)"
    for before, columns in ((0, 2), (1, 1), (int(rng.integers(5, 15)), 3)):

        def draw_call(before=before, columns=columns):
            stats, row = rounded(describe_rows(draw_rows(rng, before, columns))), draw_rows(rng, 1, columns)
            return (stats, row[0]), merge_oracle(stats, describe_rows(row))

        (stats, row), expected = draw_call()
        why = f"{before} rows were counted before"
        got = observe(lambda stats=stats, row=row: add_to(on_device(stats), jnp.asarray(row)))
        assert_close(got, expected, called=called, ulps=ULPS, why=why, row=row)
        assert_program(add_to, draw_call, called=called, ulps=ULPS, why=why)


@points(4)
def test_add_rows(rng):
    """add_rows counts all rows, also from a state that is not empty"""
    called = "add_rows(stats, rows)"
    for before, new, columns in ((0, 1, 2), (int(rng.integers(3, 9)), int(rng.integers(4, 9)), 3)):

        def draw_call(before=before, new=new, columns=columns):
            stats, rows = rounded(describe_rows(draw_rows(rng, before, columns))), draw_rows(rng, new, columns)
            return (stats, rows), merge_oracle(stats, describe_rows(rows))

        (stats, rows), expected = draw_call()
        why = f"{before} rows were counted before"
        got = observe(lambda stats=stats, rows=rows: add_rows_to(on_device(stats), jnp.asarray(rows)))
        assert_close(got, expected, called=called, ulps=ULPS, why=why, rows=rows)
        assert_program(add_rows_to, draw_call, called=called, ulps=ULPS, why=why)


def assert_merged(rng, left, right, columns):
    """Merges states of so many rows, in one way and then in a program."""
    called = f"merge(left, right), left.count: {left}, right.count: {right}"

    def draw_call():
        args = tuple(rounded(describe_rows(draw_rows(rng, rows, columns))) for rows in (left, right))
        return args, merge_oracle(*args)

    args, expected = draw_call()
    assert_close(observe(lambda: merge_both(*on_device(args))), expected, called=called, ulps=ULPS)
    assert_program(merge_both, draw_call, called=called, ulps=ULPS)


@points(4)
def test_merge(rng):
    """merge joins two states, with weights that fit their counts"""
    few, many = int(rng.integers(1, 5)), int(rng.integers(12, 20))
    assert_merged(rng, few, many, 2)
    assert_merged(rng, many, few, 1)


@points(2)
def test_merge_empty(rng):
    """merge works if one state is empty, or both"""
    assert_merged(rng, 0, 1, 2)
    assert_merged(rng, int(rng.integers(2, 9)), 0, 2)
    assert_merged(rng, 0, 0, 1)


@points(3)
def test_near_10000(rng):
    """near 10000, the mean and m2 are as close as promised"""
    side = NEAR * np.array([1, -1, 1, -1])

    def draw_call():
        deviations = rng.uniform(0.6, 1.2, size=len(side))
        left, right = (side + deviations * rng.normal(size=(count, len(side))) for count in rng.permutation([20, 40]))
        return left.astype("float32"), (right + 1.2).astype("float32")  # so the means of the parts differ too

    def three_ways(left, right):
        empty = Stats(jnp.int32(0), jnp.zeros(left.shape[1]), jnp.zeros(left.shape[1]))
        first = add_rows(empty, left)
        one_by_one, _ = jax.lax.scan(lambda stats, row: (add(stats, row), None), empty, right)
        return {"add": one_by_one, "add_rows": add_rows(first, right), "merge": merge(first, one_by_one)}

    def assert_near(got, left, right, **options):
        both = describe_rows(np.concatenate([left, right]))
        expected = {"add": describe_rows(right), "add_rows": both, "merge": both}
        for name, ulps in (("count", 0), ("mean", ULPS_OF_MEAN), ("m2", ULPS_OF_M2)):
            mine, theirs = ({way: getattr(stats, name) for way, stats in tree.items()} for tree in (got, expected))
            assert_close(mine, theirs, called=called, ulps=ulps, scale=0, why=why, **options)

    called = "states of rows near 10000 and near -10000, made by add, add_rows and merge"
    why = "all columns have standard deviations of about 1, and means that are some thousand times as large"
    args = draw_call()
    got = observe(lambda: jax.jit(three_ways)(*on_device(args)))
    assert_structure(got, {way: Expected(0, 0, 0) for way in ("add", "add_rows", "merge")}, called=called)
    assert_near(got, *args)
    args = draw_call()
    leaves = program(three_ways, *args).call(*args)
    got = {way: Expected(*leaves[3 * i : 3 * i + 3]) for i, way in enumerate(("add", "add_rows", "merge"))}
    assert_near(got, *args, array_type=None)


@points(2)
def test_constant_size(rng):
    """no Python loop runs over the rows: more rows make no program longer"""

    def draw_call(rows):
        drawn = draw_rows(rng, rows, 2)
        empty = describe_rows(drawn[:0])
        return (rounded(empty), drawn), describe_rows(drawn)

    assert_constant_program_size(
        add_rows_to,
        draw_call,
        rng.choice(np.arange(180, 200), size=2, replace=False),
        max_operations=90,
        called="add_rows(stats, rows), inside jax.jit",
        what="rows",
        ulps=ULPS,
    )


@points(1)
def test_same_types(rng):
    """new states keep the containers, shapes and dtypes, and no argument changes"""
    columns = int(rng.integers(2, 5))

    def all_three(left, right, rows):
        """Each function once. The old states come back too."""
        left, right = Stats(*left), Stats(*right)
        return {"add": add(left, rows[0]), "add_rows": add_rows(left, rows), "merge": merge(left, right), "old": left}

    def draw_call():
        left, right = (rounded(describe_rows(draw_rows(rng, 5, columns))) for _ in range(2))
        rows = draw_rows(rng, 3, columns)
        return (left, right, rows), {
            "add": merge_oracle(left, describe_rows(rows[:1])),
            "add_rows": merge_oracle(left, describe_rows(rows)),
            "merge": merge_oracle(left, right),
            "old": Expected(*left),
        }

    args, expected = draw_call()
    called = "add(left, row), add_rows(left, rows) and merge(left, right)"
    assert_close(observe(lambda: all_three(*on_device(args))), expected, called=called, ulps=ULPS)
    assert_program(all_three, draw_call, called=called, ulps=ULPS)
    assert_pure(all_three, *on_device(args), called=called, traced=True)
