import itertools

import jax
import numpy as np
from exercises.ch5.gumbel_max import sample, sample_without_replacement

from grader import observe, points, program
from grader.checks import (
    assert_average,
    assert_close,
    assert_constant_program_size,
    assert_independent,
    assert_program,
    assert_pure,
    draw_key,
)

HANDED_OUT = "5b53a81453fce6b8"

CATEGORIES = 4


def draw_weights(rng, rows):
    """Draws rows of weights that do not add up to 1. No probability is below 0.08."""
    weights = rng.permuted(np.tile([1.0, 2.0, 3.0, 4.0], (rows, 1)), axis=1) * rng.uniform(0.9, 1.1, (rows, CATEGORIES))
    return (weights * 10 ** rng.uniform(-3, 1, (rows, 1))).astype("float32")


def probabilities(weights):
    return weights.astype(np.float64) / weights.sum(axis=-1, keepdims=True, dtype=np.float64)


def run(fn, rng, weights, *, keys, shape, called):
    """Runs the program of a function, mapped over new keys. Returns the categories, of this shape for each key."""
    keys = jax.random.split(draw_key(rng), keys)
    got = program(lambda keys, weights: jax.vmap(lambda key: fn(key, weights))(keys), keys, weights).call(keys, weights)
    shape = len(keys), *shape
    fits = len(got) == 1 and np.shape(got[0]) == shape and getattr(got[0], "dtype", None) == "int32"
    choices = np.clip(got[0], 0, weights.shape[-1] - 1) if fits else np.zeros(shape, "int32")
    assert_close(got, [choices], called=called, array_type=None, why="`expected` are numbers of categories")
    return choices


def draw_positive(rng, shape, categories, positive, sizes=(-3, 1)):
    """Draws weights, of which some are above 0 in each row, between two powers of 10. Returns them, and which."""
    order = rng.permuted(np.broadcast_to(np.arange(categories), (*shape, categories)), axis=-1)
    chosen = np.sort(order[..., :positive], axis=-1).astype("int32")
    weights = np.zeros((*shape, categories), "float32")
    np.put_along_axis(weights, chosen, np.float32(10 ** rng.uniform(*sizes, chosen.shape)), axis=-1)
    return weights, chosen


def set_of(k):
    """A function that chooses k categories, and sorts them."""
    return lambda key, weights: jax.numpy.sort(sample_without_replacement(key, weights, k), axis=-1)


KEYS, ROWS = 20_000, 3


@points(3)
def test_sample(rng):
    """sample chooses each category as often as its weight says, in any shape"""
    for shape, categories in (((), 5), ((2, 1, 3), 4)):

        def draw_call(shape=shape, categories=categories):
            weights, chosen = draw_positive(rng, shape, categories, 1)
            return (draw_key(rng), weights), chosen[..., 0]

        called = f"sample(key, weights) of shape {(*shape, categories)}, where one weight of each row is above 0"
        assert_program(sample, draw_call, called=called)
    weights = draw_weights(rng, ROWS)
    called = f"vmap(sample) over {KEYS} keys, weights of shape {weights.shape}"
    choices = run(sample, rng, weights, keys=KEYS, shape=(ROWS,), called=called)
    wanted = probabilities(weights)
    assert_average(
        choices[..., None] == np.arange(CATEGORIES),
        wanted,
        np.sqrt(wanted * (1 - wanted)),
        shape=(KEYS, ROWS, CATEGORIES),
        called=called,
        why="this is how often a category is chosen, at [row, category]",
    )
    (key, weights), chosen = draw_call()
    weights = jax.numpy.asarray(weights)
    assert_close(observe(lambda: sample(key, weights)), chosen, called="sample(key, weights)")
    assert_pure(sample, key, weights, called="sample(key, weights)", traced=True)


@points(3)
def test_without_replacement(rng):
    """sample_without_replacement chooses k different categories, in any shape"""
    for shape, categories, k in (((), 3, 3), ((2, 1), 3, 1), ((3, 2), 5, 2)):

        def draw_call(shape=shape, categories=categories, k=k):
            weights, chosen = draw_positive(rng, shape, categories, k)
            return (draw_key(rng), weights), chosen

        called = f"sample_without_replacement(key, weights, {k}) of shape {(*shape, categories)}"
        why = f"in each row {k} weights are above 0, and `expected` are these, sorted like your result"
        assert_program(set_of(k), draw_call, called=called, why=why)
    (key, weights), chosen = draw_call()
    weights = jax.numpy.asarray(weights)
    got = observe(lambda: jax.numpy.sort(sample_without_replacement(key, weights, 2), axis=-1))
    assert_close(got, chosen, called="sample_without_replacement(key, weights, 2)", why=why)
    assert_pure(
        lambda key, weights: sample_without_replacement(key, weights, 2),
        key,
        weights,
        called="sample_without_replacement(key, weights, 2)",
        traced=True,
    )


ORDERS = list(itertools.permutations(range(CATEGORIES), 3))
MANY = 100_000


@points(3)
def test_ratios(rng):
    """each next category is chosen among the rest, with the ratios of their weights"""
    weights = draw_weights(rng, 1)[0]
    called = f"vmap(sample_without_replacement) over {MANY} keys, weights of shape {weights.shape}, k = 3"
    choices = run(
        lambda key, weights: sample_without_replacement(key, weights, 3),
        rng,
        weights,
        keys=MANY,
        shape=(3,),
        called=called,
    )
    chances = probabilities(weights)
    expected = np.array([chances[i] * chances[j] / (1 - chances[i]) for i, j, _ in ORDERS])
    expected *= [chances[k] / (1 - chances[i] - chances[j]) for i, j, k in ORDERS]
    # The rarest order has a chance of about 0.01. The exact rates of false alarms add up to less than 5e-7.
    assert_average(
        (choices[:, None] == np.array(ORDERS)).all(axis=-1),
        expected,
        np.sqrt(expected * (1 - expected)),
        shape=(MANY, len(ORDERS)),
        called=called,
        why="this is how often an order is chosen, and `itertools.permutations` numbers the orders",
    )


@points(2)
def test_zeros(rng):
    """a category of weight 0 is never chosen, not even if all others are tiny"""
    # With many zeros, one of them wins soon if a zero counts as a weight that is smaller than the tiny ones.
    for categories, sizes in ((2000, (-20, -19)), (4, (1, 2))):

        def draw_call(categories=categories, sizes=sizes):
            weights, chosen = draw_positive(rng, (6,), categories, 1, sizes)
            return (draw_key(rng), weights), chosen[..., 0]

        called = f"sample(key, weights), where each row has one weight of about 1e{sizes[0]} and {categories - 1} of 0"
        assert_program(sample, draw_call, called=called)

        def draw_set(categories=categories, sizes=sizes):
            weights, chosen = draw_positive(rng, (6,), categories, 2, sizes)
            return (draw_key(rng), weights), chosen

        called = (
            f"sample_without_replacement(key, weights, 2), of {categories} weights, where two are about 1e{sizes[0]} "
        )
        called += "and all others 0"
        assert_program(set_of(2), draw_set, called=called, why="`expected` are the numbers of both, sorted")

    def draw_one_tiny():
        (key, weights), chosen = draw_set()
        tiny = np.arange(4) == chosen[:, 1:]
        return (key, np.where(tiny, weights * np.float32(1e-21), weights)), chosen

    called = "sample_without_replacement(key, weights, 2), where two weights are 0, and one of the others is tiny"
    assert_program(set_of(2), draw_one_tiny, called=called, why="`expected` are the numbers of both, sorted")


@points(2)
def test_independent(rng):
    """the rows are sampled independently, and different keys give different samples"""
    weights = np.broadcast_to(draw_weights(rng, 1), (2, 2, CATEGORIES)).copy()
    called = f"vmap(sample) over {KEYS} keys, weights of shape {weights.shape}, all rows equal"
    choices = run(sample, rng, weights, keys=KEYS, shape=(2, 2), called=called)
    assert_independent(by_row(choices, "the choice"), called=called)
    called = (
        f"vmap(sample_without_replacement) over {KEYS} keys, weights of shape {weights.shape}, all rows equal, k = 2"
    )
    choices = run(
        lambda key, weights: sample_without_replacement(key, weights, 2),
        rng,
        weights,
        keys=KEYS,
        shape=(2, 2, 2),
        called=called,
    )
    # The two choices for one row depend on one another, of course.
    for number, name in enumerate(("the first choice", "the second choice")):
        assert_independent(by_row(choices[..., number], name), called=called)


def by_row(choices, name):
    return {f"{name} for weights[{i}, {j}]": choices[:, i, j] for i in range(2) for j in range(2)}


@points(2)
def test_constant_size(rng):
    """no Python loop runs over rows or categories: more of them make no program longer"""
    for shape_of, what in ((lambda size: ((size,), 3), "rows"), (lambda size: ((), size), "categories")):
        for k, fn, called in (
            (1, sample, "sample(key, weights)"),
            (2, set_of(2), "sample_without_replacement(key, weights, 2)"),
        ):

            def draw_call(size, shape_of=shape_of, k=k):
                weights, chosen = draw_positive(rng, *shape_of(size), k)
                return (draw_key(rng), weights), chosen if k > 1 else chosen[..., 0]

            sizes = rng.integers(1000, 1200, size=1)
            assert_constant_program_size(fn, draw_call, sizes, max_operations=500, called=called, what=what)
