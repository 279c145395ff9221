import itertools

import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch5.typed_keys import as_key, shuffled

from grader import observe, points, program
from grader.checks import CheckFailed, KeyData, assert_average, assert_pure, describe, draw_key

HANDED_OUT = "c49527d1b0fce7d2"

LARGEST_SEED = 2**31 - 1


def draw_raw(rng, *shape):
    return rng.integers(2**32, size=(*shape, 2), dtype="uint32")


def words_of(key):
    return np.asarray(jax.random.key_data(key))


def assert_keys(got, expected, called, why=""):
    """Fails unless this is a typed key, or an array of them, with these words."""
    if not (isinstance(got, KeyData) and got.data.shape == expected.shape and got.data.dtype == "uint32"):
        wanted = f"typed keys of shape {expected.shape[:-1]}"
        raise CheckFailed(("called", called), ("expected", wanted), ("got", describe(got)), ("", why))
    wrong = np.any(np.asarray(got.data) != expected, axis=-1)
    if np.any(wrong):
        place = tuple(np.argwhere(wrong)[0])
        raise CheckFailed(
            ("called", called),
            ("at", f"[{', '.join(map(str, place))}]" if place else ""),
            ("expected", f"the key with the numbers {expected[place].tolist()}"),
            ("got", f"the key with the numbers {np.asarray(got.data)[place].tolist()}"),
            ("", why),
        )


def assert_program_keys(fn, draw_call, called, why=""):
    """Fails unless the program of a function returns these keys, for numbers that it has not seen."""
    argument, expected = draw_call()
    leaves = program(fn, argument).call(argument)
    assert_keys(leaves[0] if len(leaves) == 1 else leaves, expected, f"{called}, inside jax.jit", why)


@points(2)
def test_seeds(rng):
    """as_key makes the key of a seed, also if the seed is a tracer"""
    for seed in (0, LARGEST_SEED, int(rng.integers(2**31))):
        expected, array = words_of(jax.random.key(seed)), jnp.int32(seed)
        assert_keys(observe(lambda seed=seed: as_key(seed)), expected, f"as_key({seed})")
        assert_keys(observe(lambda array=array: as_key(array)), expected, f"as_key(jnp.int32({seed}))")

    def draw_call():
        seeds = np.append(rng.integers(2**31, size=5), [0, LARGEST_SEED]).astype("int32")
        return seeds, np.stack([words_of(jax.random.key(int(seed))) for seed in seeds])

    assert_program_keys(lambda seeds: jax.vmap(as_key)(seeds), draw_call, "jax.vmap(as_key)(seeds)")

    def draw_first():
        seeds, expected = draw_call()
        return seeds, expected[0]

    assert_program_keys(lambda seeds: as_key(seeds[0]), draw_first, "as_key(seeds[0])", "inside of jit, it is a tracer")
    assert_pure(as_key, jnp.int32(seed), called="as_key(seed)", traced=True)


SHAPES = [(), (2,), (5,), (3, 4)]


@points(2)
def test_raw_keys(rng):
    """as_key turns raw keys into typed keys that draw the same numbers"""
    for shape in SHAPES:

        def draw_call(shape=shape):
            raw = draw_raw(rng, *shape)
            return raw, raw

        called = f"as_key(raw), for raw keys of shape {(*shape, 2)}"
        assert_program_keys(as_key, draw_call, called)
        raw = draw_raw(rng, *shape)
        device_raw = jnp.asarray(raw)
        assert_keys(observe(lambda raw=device_raw: as_key(raw)), raw, called)
    assert_program_keys(lambda raw: jax.vmap(as_key)(raw), draw_call, "jax.vmap(as_key)(raw), for a table of raw keys")


@points(1)
def test_typed_keys(rng):
    """as_key returns typed keys as they are"""
    for shape in SHAPES:

        def draw_call(shape=shape):
            raw = draw_raw(rng, *shape)
            return jax.random.wrap_key_data(jnp.asarray(raw)), raw

        called = f"as_key(keys), for typed keys of shape {shape}"
        assert_program_keys(as_key, draw_call, called)
        keys, raw = draw_call()
        assert_keys(observe(lambda keys=keys: as_key(keys)), raw, called)


ROWS = [((1,), "float32"), ((3, 3), "int32"), ((30, 3, 2), "float32")]


def draw_rows(rng, shape, dtype):
    """Draws rows of whole numbers. Some rows are equal, and all numbers of a row are different."""
    size = int(np.prod(shape[1:], dtype=int))
    kinds = np.arange(shape[0] * size).reshape(shape[0], size) + rng.integers(100)
    rows = rng.permuted(kinds, axis=1)[rng.integers(max(1, shape[0] - 1), size=shape[0])]
    return rows.reshape(shape).astype(dtype)


def assert_same_rows(got, rows, called):
    """Fails unless an array has these rows, in any order."""
    if not (isinstance(got, np.ndarray) and got.shape == rows.shape and got.dtype == rows.dtype):
        raise CheckFailed(
            ("called", called), ("expected", f"{rows.dtype} rows of shape {rows.shape}"), ("got", describe(got))
        )
    found, wanted = (sorted(np.asarray(each).reshape(len(rows), -1).tolist()) for each in (got, rows))
    if found != wanted:
        first = next(i for i, (one, other) in enumerate(zip(found, wanted, strict=True)) if one != other)
        raise CheckFailed(
            ("called", called),
            ("expected", f"each row as often as before. Sorted, row {first} is {wanted[first]}"),
            ("got", f"other rows. Sorted, row {first} is {found[first]}"),
        )


@points(2)
def test_rows(rng):
    """shuffled keeps each row whole, and keeps all of them"""
    for shape, dtype in ROWS:
        called = f"shuffled(key, rows), for {dtype} rows of shape {shape}"
        rows, keys = draw_rows(rng, shape, dtype), [draw_key(rng), draw_key(rng)]
        one = program(shuffled, keys[0], rows)
        both = [one.call(key, rows) for key in keys]
        for leaves in both:
            assert_same_rows(leaves[0] if len(leaves) == 1 else leaves, rows, f"{called}, inside jax.jit")
    if np.array_equal(both[0][0], both[1][0]):  # 30 rows
        raise CheckFailed(("called", f"{called}, with two keys"), ("expected", "two orders"), ("got", "one order"))
    key, rows = draw_key(rng), draw_rows(rng, shape, dtype)
    device_rows = jnp.asarray(rows)
    assert_same_rows(observe(lambda: shuffled(key, device_rows)), rows, called)


def shuffled_by(rng, keys, rows, called):
    """Shuffles one array with many keys, in a program. Returns the place in `rows` of each number."""
    keys = jax.random.wrap_key_data(jnp.asarray(draw_raw(rng, keys)))
    one = program(lambda keys, rows: jax.vmap(shuffled, in_axes=(0, None))(keys, rows), keys, rows)
    leaves = one.call(keys, rows)
    got = leaves[0] if len(leaves) == 1 else leaves
    if not (isinstance(got, np.ndarray) and got.shape == (len(keys), len(rows)) and got.dtype == rows.dtype):
        wanted = f"{len(keys)} times the {len(rows)} rows"
        raise CheckFailed(("called", called), ("expected", wanted), ("got", describe(got)))
    order = np.argsort(rows)
    places = order[np.minimum(np.searchsorted(rows[order], np.asarray(got)), len(rows) - 1)]
    if not np.array_equal(np.sort(places, axis=1), np.tile(np.arange(len(rows)), (len(keys), 1))):
        raise CheckFailed(("called", called), ("expected", "all rows, each of them once"), ("got", "other rows"))
    return places


MANY = 24_000
LONG = 300


@points(2)
def test_orders(rng):
    """shuffled gives every order equally often"""
    called = f"jax.vmap(shuffled, in_axes=(0, None))(keys, rows), with {MANY} keys for 4 rows"
    rows = rng.permutation(100)[:4].astype("float32")
    places = shuffled_by(rng, MANY, rows, called)
    orders = np.array(list(itertools.permutations(range(4))))
    share = 1 / len(orders)
    came = np.all(places[:, None] == orders, axis=2).astype("float32")
    why = "each of the 24 orders of 4 rows should come once in 24 times"
    assert_average(came, share, (share * (1 - share)) ** 0.5, shape=came.shape, called=called, why=why)
    called = f"jax.vmap(shuffled, in_axes=(0, None))(keys, rows), with 1000 keys for {LONG} rows"
    places = shuffled_by(rng, 1000, rng.permutation(LONG).astype("int32"), called)
    # In a random order of n, the number of neighbours that keep their order has this mean and variance.
    kept = np.sum(np.diff(places, axis=1) > 0, axis=1).astype("float32")
    why = "so many pairs of neighbours, of 299, stand in the order that they had before"
    mean, deviation = (LONG - 1) / 2, ((LONG + 1) / 12) ** 0.5
    assert_average(kept, mean, deviation, shape=kept.shape, called=called, why=why)


@points(1)
def test_function_of_the_key(rng):
    """the order depends on the key, and not on what ran before"""
    called = "shuffled(key, rows)"
    keys = [draw_key(rng) for _ in range(3)]
    rows = rng.permutation(1000)[:40].astype("int32")  # two random orders agree once in 10**47 times
    one = program(shuffled, keys[0], rows)
    orders = [one.call(key, rows) for key in (*keys, keys[0])]
    for leaves in orders:
        assert_same_rows(leaves[0] if len(leaves) == 1 else leaves, rows, f"{called}, inside jax.jit")
    for first, second in itertools.combinations([0, 1, 2], 2):
        if np.array_equal(orders[first][0], orders[second][0]):
            raise CheckFailed(
                ("called", f"{called}, inside jax.jit, with two keys"),
                ("expected", "two orders"),
                ("got", "the same order of 40 rows from both"),
            )
    key, device_rows = keys[0], jnp.asarray(rows)
    eager = observe(lambda: [shuffled(key, device_rows), shuffled(key, device_rows)])
    if not (isinstance(eager, list) and len(eager) == 2):
        raise CheckFailed(("called", called), ("expected", "rows, twice"), ("got", describe(eager)))
    for got in (orders[3][0], *eager):
        assert_same_rows(got, rows, called)
        if not np.array_equal(got, orders[0][0]):
            raise CheckFailed(
                ("called", f"{called}, several times with one key, inside of jax.jit and without it"),
                ("expected", "the same order each time"),
                ("got", "two orders"),
            )
    assert_pure(shuffled, key, device_rows, called=called, traced=True)
