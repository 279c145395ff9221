import jax
import jax.numpy as jnp
import numpy as np
from exercises.ch5.vmapped_noise import draw_many, noisy_batch

from grader import observe, points, program
from grader.checks import (
    CheckFailed,
    assert_close,
    assert_independent,
    assert_pure,
    assert_structure,
    describe,
    draw_key,
)

HANDED_OUT = "be74733fdb3cfba8"

MAX_OPERATIONS = 420  # those of `fn` are fewer than 20
DRAWS = 2000
CHILDREN = 8


def require_key(key):
    """Fails if `fn` got another key than it takes."""
    if not jnp.issubdtype(key.dtype, jax.dtypes.prng_key) or key.shape != ():
        raise TypeError(f"fn takes one typed key of shape (), and got {key.dtype} of shape {key.shape}")


def draw_sum(rng):
    """Draws a function of an array, which returns a number and its key, with its oracle and its examples."""
    factor = float(rng.uniform(1, 2))

    def fn(key, x, /):
        require_key(key)
        return factor * jnp.sum(jnp.sin(x)), jax.random.key_data(key)

    def oracle(x):
        return factor * np.sum(np.sin(x.astype(np.float64)), axis=1)

    return fn, oracle, lambda *batch: rng.normal(size=(*batch, 3)).astype("float32"), (0, 0)


def draw_outer(rng):
    """Draws a function of a tree, which returns a matrix and its key, with its oracle and its examples."""
    factor = float(rng.uniform(1, 2))

    def fn(key, example, /):
        require_key(key)
        name, (place, rest) = example["name"], example["more"]
        value = factor * jnp.outer(place, rest["w"]) + name
        return [{"value": value, "words": jax.random.key_data(key)}]

    def oracle(example):
        name, (place, rest) = example["name"], example["more"]
        product = place.astype(np.float64)[:, :, None] * rest["w"].astype(np.float64)[:, None]
        return factor * product + name[:, None, None]

    def draw(*batch):
        def numbers(*shape):
            return np.asarray(rng.normal(size=(*batch, *shape)), "float32")

        return {"name": rng.integers(9, size=batch, dtype="int32"), "more": (numbers(3), {"w": numbers(2)})}

    return fn, oracle, draw, [{"value": 0, "words": 0}]


FNS = {"an array": draw_sum, "a dict": draw_outer}


def assert_applied(leaves, values, called):
    """Fails unless these are the values of `fn` and, for each call, the two words of a key. Returns the words."""
    if len(leaves) != 2:
        found = f"{len(leaves)} arrays"
        raise CheckFailed(("called", called), ("expected", "the two arrays that `fn` returns"), ("got", found))
    assert_close(leaves[0], values, called=called, array_type=None, scale=8, why="this is the part without noise")
    return words_of(leaves[1], len(values), called)


def words_of(words, calls, called):
    if not (isinstance(words, np.ndarray) and words.shape == (calls, 2) and words.dtype == "uint32"):
        raise CheckFailed(
            ("called", called), ("expected", f"{calls} calls of `fn`, each with one key"), ("got", describe(words))
        )
    return np.asarray(words)


def numbers_of(words):
    """Makes one whole number of 64 bits for each key."""
    words = np.asarray(words, np.uint64)
    return ((words[..., 0] << np.uint64(32)) | words[..., 1]).tolist()


def assert_distinct(words, names, called):
    """Fails if two calls of `fn` got one key. Two of 2000 new keys are, less than once in a million million times."""
    seen = {}
    for i, number in enumerate(numbers_of(words)):
        if number in seen:
            raise CheckFailed(
                ("called", called),
                ("expected", f"different keys for {names(seen[number])} and for {names(i)}"),
                ("got", "one key for both"),
            )
        seen[number] = i


def assert_new_keys(words, key, names, called):
    """Fails if two calls got one key, if one got `key` itself, or if the key of one was made from that of another."""
    assert_distinct(words, names, called)
    place = {number: i for i, number in enumerate(numbers_of(words))}
    itself = place.get(numbers_of(jax.random.key_data(key)))
    if itself is not None:
        raise CheckFailed(("called", called), ("expected", "new keys"), ("got", f"`key` itself for {names(itself)}"))
    for parent, pair in enumerate(words):
        # With today's JAX, `split(key)` and `fold_in` give some of these keys too.
        children = jax.random.split(jax.random.wrap_key_data(jnp.asarray(pair)), CHILDREN)
        for child in numbers_of(jax.random.key_data(children)):
            if child in place:
                raise CheckFailed(
                    ("called", called),
                    ("expected", f"a key for {names(parent)} that nothing else was made from"),
                    ("got", f"the key for {names(place[child])} was made from it, so `fn` may make it too"),
                )


def assert_own_keys(one, args, keys, calls, what, called):
    """Runs a program whose `fn` draws, for some keys. Fails if draws of two calls are related."""
    first = None
    for key in keys:
        leaves = one.call(key, *args)
        if len(leaves) != 2 or np.shape(leaves[0]) != (calls, DRAWS):
            raise CheckFailed(
                ("called", called),
                ("expected", f"the results of `fn` in {calls} calls, in two arrays"),
                ("got", describe(leaves)),
            )
        words = words_of(leaves[1], calls, called)
        assert_new_keys(words, key, lambda i: f"{what} {i}", called)
        draws = {f"a draw of {what} {i}": row for i, row in enumerate(np.asarray(leaves[0]))}
        itself = {"a draw from key itself": np.asarray(jax.random.normal(key, (DRAWS,)))}
        assert_independent(draws | itself, called=called)
        first = words if first is None else first
    # Two seeds in a row differ in few bits, so sums of a key and a number would meet.
    both = np.concatenate([first, words])
    assert_distinct(both, lambda i: name_call(what, i, calls), f"{called}, with two keys")


def name_call(what, i, calls):
    """Names a call of `fn`, if the calls for two keys stand one after the other."""
    return f"{what} {i % calls}, key {i // calls + 1}"


def two_keys(rng):
    seed = int(rng.integers(2**31 - 1))
    return [jax.random.key(seed), jax.random.key(seed + 1)]


def noise(key, x, /):
    require_key(key)
    return jax.random.normal(key, (DRAWS,)) + 0 * x, jax.random.key_data(key)


def on_device(data):
    return jax.tree.map(jnp.asarray, data)


@points(3)
def test_batch(rng):
    """noisy_batch applies fn to each example, in any tree of arrays"""
    for kind, sizes in (("an array", (1, 3)), ("a dict", (3,))):
        fn, oracle, draw, containers = FNS[kind](rng)
        for size in sizes:
            key, batch = draw_key(rng), draw(size)
            called = f"noisy_batch(fn, key, batch), for {kind} of {size} examples"
            one = program(lambda key, batch, fn=fn: noisy_batch(fn, key, batch), key, batch)
            assert_applied(one.call(key, batch), oracle(batch), f"{called}, inside jax.jit")
        key, batch = draw_key(rng), draw(size)
        expected, batch = oracle(batch), on_device(batch)
        got = observe(lambda fn=fn, key=key, batch=batch: noisy_batch(fn, key, batch))
        assert_structure(got, containers, called=called)
        assert_applied(jax.tree.leaves(got), expected, called)
    assert_pure(lambda key, batch: noisy_batch(fn, key, batch), key, batch, called=called, traced=True)


@points(3)
def test_independent_examples(rng):
    """the draws of different examples are independent, and no example gets the batch's key"""
    for size in (1, 6):
        keys, called = two_keys(rng), f"noisy_batch(fn, key, batch), for {size} equal examples"
        batch = np.full(size, rng.normal(), "float32")
        one = program(lambda key, batch: noisy_batch(noise, key, batch), keys[0], batch)
        assert_own_keys(one, [batch], keys, size, "example", called)


@points(3)
def test_draws(rng):
    """draw_many applies fn to the whole x, n times"""
    for kind, numbers in (("an array", (1, 3)), ("a dict", (2,))):
        fn, oracle, draw, containers = FNS[kind](rng)

        def expected(x, n, oracle=oracle):
            (value,) = oracle(jax.tree.map(lambda leaf: np.asarray(leaf)[None], x))
            return np.stack([value] * n)

        for n in numbers:
            key, x = draw_key(rng), draw()
            called = f"draw_many(fn, key, x, {n}), for {kind}"
            one = program(lambda key, x, fn=fn, n=n: draw_many(fn, key, x, n), key, x)
            assert_applied(one.call(key, x), expected(x, n), f"{called}, inside jax.jit")
        key, x = draw_key(rng), draw()
        values, x = expected(x, n), on_device(x)
        got = observe(lambda fn=fn, key=key, x=x, n=n: draw_many(fn, key, x, n))
        assert_structure(got, containers, called=called)
        assert_applied(jax.tree.leaves(got), values, called)
    assert_pure(lambda key, x: draw_many(fn, key, x, 5), key, x, called=called, traced=True)


@points(3)
def test_independent_draws(rng):
    """the draws of draw_many are independent, and none of them uses the key that it was given"""
    for n in (1, 6):
        keys, called = two_keys(rng), f"draw_many(fn, key, x, {n})"
        x = np.asarray(rng.normal(), "float32")
        one = program(lambda key, x, n=n: draw_many(noise, key, x, n), keys[0], x)
        assert_own_keys(one, [x], keys, n, "draw", called)


def assert_short(one, called):
    operations = sum(one.operations.values())
    if operations > MAX_OPERATIONS:
        raise CheckFailed(
            ("called", called),
            ("expected", f"a program of at most {MAX_OPERATIONS} operations, with those of `fn`"),
            ("got", f"{operations} operations"),
            ("", "a Python loop is unrolled into the program"),
        )


@points(3)
def test_constant_size(rng):
    """no Python loop runs over the examples or the draws: more of them make no program longer"""
    fn, oracle, draw, _ = draw_sum(rng)
    for size in map(int, rng.integers(900, 1000, size=2)):
        called = f"noisy_batch(fn, key, batch), for {size} examples"
        one = program(lambda key, batch: noisy_batch(fn, key, batch), draw_key(rng), draw(size))
        assert_short(one, called)
        batches = [draw(size), draw(size)]
        words = [assert_applied(one.call(draw_key(rng), batch), oracle(batch), called) for batch in batches]
        assert_distinct(np.concatenate(words), lambda i, n=size: name_call("example", i, n), called)
    for n in map(int, rng.integers(900, 1000, size=2)):
        called = f"draw_many(fn, key, x, {n})"
        one = program(lambda key, x, n=n: draw_many(fn, key, x, n), draw_key(rng), draw())
        assert_short(one, called)
        xs = [draw(), draw()]
        words = [assert_applied(one.call(draw_key(rng), x), np.repeat(oracle(x[None]), n), called) for x in xs]
        assert_distinct(np.concatenate(words), lambda i, n=n: name_call("draw", i, n), called)
